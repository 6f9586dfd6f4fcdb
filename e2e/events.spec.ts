import { expect, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { expectAccessible } from './axe'

/** 57 lines of server-sent events, which are 19 events. */
const EVENTS =
  '/recordings/tests/integration/messages/recordings/139e62944fe5fa4cc511139e8512e88d80ac24a5335ab7e3830a274873740bd1.json'

const pane = (page: Page): ReturnType<Page['locator']> => page.getByRole('region', { name: 'Chosen chunk' })

test('lines of server-sent events are counted as events, in the page and in the list', async ({ page }) => {
  await page.goto('/?q=kind:anthropic.message.events+chunks:19')
  await expect(page.getByText('1 of', { exact: false }).first()).toBeVisible()
  await page.goto(EVENTS)
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('heading', { name: '19 chunks' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('heading', { name: 'Chunk 18' })).toBeVisible()
  await page.keyboard.press('Home')
  await expect(pane(page)).toContainText('"type": "message_start"')
})

test('the data of an event is shown as JSON, and its lines on a switch, by keyboard and by mouse', async ({
  page,
}) => {
  await page.goto(`${EVENTS}?chunk=0`)
  await page.waitForLoadState('networkidle')
  const lines = pane(page).getByRole('button', { name: 'Lines', exact: true })
  await expect(lines).toHaveAttribute('aria-pressed', 'false')
  await expect(pane(page)).toContainText('/response/body/1')
  await lines.focus()
  await page.keyboard.press('Enter')
  await expect(pane(page).locator('pre')).toHaveText(/^event: message_start\ndata: \{/)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: 'Chunk 1' })).toBeVisible()
  await expect(pane(page).locator('pre')).toHaveText(/^event: /)
  await expectAccessible(page)
  await lines.click()
  await expect(pane(page).locator('pre')).toHaveText(/^\{/)
})

test('the editor opens at the line of the event, and counts events too', async ({ page }) => {
  await page.goto(`${EVENTS}/edit?view=json&chunk=2`)
  await expect(page.getByText('19 chunks').first()).toBeVisible()
})
