import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/**
 * Checks the current state of a page against every rule of axe in the light theme, and against its rules on colors in
 * the dark one: nothing else differs between them.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames(), 'frames, of which axe would not be told').toHaveLength(1)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Only violations are told apart by node, and in the page itself: otherwise most of the time goes into naming
    // every node that a rule passed, and into a second page that joins the results of frames.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
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
