import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** Checks the page, as it is, against every rule of axe, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    found.push(
      ...violations.flatMap((violation) => lines(violation).map((line) => `${colorScheme}: ${line}`)),
    )
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  expect(found, `axe on ${page.url()}`).toEqual([])
}

function lines({ id, impact, help, nodes }: Violation): string[] {
  return nodes.map(({ target, failureSummary }) => {
    const why = failureSummary?.split('\n').slice(1).join(' ').trim()
    return `${impact} ${id} (${help}) at ${target.join(' ')}: ${why}`
  })
}
