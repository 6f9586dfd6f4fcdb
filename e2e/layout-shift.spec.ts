import { expect } from '@playwright/test'
import { test } from './app'
import { TEST, writeConversation } from './conversation-files'
import { SATURN } from './editing'

/* Nothing moves while a page comes up: the sum of all layout shifts, as browsers measure them, stays below a limit. */

const LIMIT = 0.02
const TEST_PAGE = `/tests/${encodeURIComponent(TEST)}`

const PAGES: readonly (readonly [what: string, address: string])[] = [
  ['the list', '/'],
  ['a search', '/?q=planet'],
  ['a recording', `/recordings/${SATURN}`],
  ['a chosen chunk', `/recordings/${SATURN}?chunk=1`],
  ['the chunks', `/recordings/${SATURN}?tab=chunks`],
  ['the request', `/recordings/${SATURN}?tab=request`],
  ['a recording of a test with others', '/recordings/tests/integration/responses/recordings/b-last.json'],
  ['a test', TEST_PAGE],
  ['the variants of a test', `${TEST_PAGE}?tab=variants`],
  ['the editor', `/recordings/${SATURN}/edit`],
  ['the review', '/review?base=main'],
  ['the last changes', '/actions'],
]

for (const width of [1440, 400]) {
  test(`the pages stand still while they come up at ${width} px`, async ({ page, app }) => {
    test.slow()
    writeConversation(app.root)
    await expect
      .poll(async () => (await page.request.get(TEST_PAGE)).text())
      .not.toContain('There is no such test')
    await page.setViewportSize({ width, height: 900 })
    await page.addInitScript(() => {
      const shifts = { sum: 0, what: [] as string[] }
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number
          hadRecentInput: boolean
          sources?: { node?: Element }[]
        })[]) {
          if (entry.hadRecentInput) continue
          shifts.sum += entry.value
          for (const { node } of entry.sources ?? [])
            shifts.what.push(`${entry.value.toFixed(4)} ${node?.outerHTML?.slice(0, 160)}`)
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    for (const [what, address] of PAGES) {
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      const shifts = await page.evaluate(
        () => (window as unknown as { shifts: { sum: number; what: string[] } }).shifts,
      )
      expect.soft(shifts.sum, `${what}: ${shifts.what.join('\n')}`).toBeLessThan(LIMIT)
    }
  })
}
