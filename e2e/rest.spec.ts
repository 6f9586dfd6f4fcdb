import { expect, type Locator, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { expectAccessible } from './axe'

const RECORDINGS = '/recordings/tests/integration'
const FERRY = `${RECORDINGS}/responses/recordings/1ea21e8352e8d95af55f909057d4eb63f62dcf89e09abb298cacf71447c26a5b.json`
const UNKNOWN = `${RECORDINGS}/safety/recordings/37009028cb40d5025734ceb87a681a3f4192411cf0c2e6c80ab50e720513814e.json`

const other = (page: Page): Locator => page.getByRole('region', { name: 'Other content' })
const rowOf = (page: Page, path: string): Locator =>
  other(page).getByRole('listitem').filter({ hasText: path })
const chosenRows = (page: Page): Locator =>
  page.getByRole('region', { name: 'Chunk list' }).locator('tr[aria-current]')

test('content outside the lanes is shown under the message, by path', async ({ page }) => {
  await page.goto(FERRY)
  await expect(other(page)).toContainText('5 paths, shown as it is')
  await expect(rowOf(page, '/system/warnings/0/message')).toContainText('Harbour 8B is lent to you')
  await expect(rowOf(page, '/system/warnings/0/message')).toContainText('chunk 0')
  await expect(rowOf(page, '/model_version')).toContainText('21 chunks, all equal')
  // Pieces are joined, and their markup is shown as text.
  await expect(rowOf(page, '/moderation/note')).toContainText('Timetables were not checked <b>today</b>')
  await expect(rowOf(page, '/moderation/note').locator('[data-border]')).toHaveCount(2)
  await expect(other(page).locator('a, b')).toHaveCount(0)
  await expectAccessible(page)
})

test('a piece and its chunk choose each other', async ({ page }) => {
  await page.goto(FERRY)
  const note = rowOf(page, '/moderation/note')
  await note.getByText(' were not', { exact: true }).click()
  await expect(page).toHaveURL(/chunk=16/)
  await expect(note.locator('[aria-current]')).toBeVisible()
  await expect(chosenRows(page)).toHaveCount(2)
  await expect(chosenRows(page).nth(1)).toContainText('other content')
  await expect(chosenRows(page).nth(1)).toContainText('/choices/0/delta/moderation/note ·were·not')
  await rowOf(page, '/system/warnings/0/id').getByRole('button', { name: 'chunk 0' }).click()
  await expect(page).toHaveURL(/chunk=0/)
  await expect(rowOf(page, '/system/warnings/0/id').locator('[aria-current]')).toBeVisible()
  await expect(note.locator('[aria-current]')).toHaveCount(0)
})

test('the JSON of a chunk scrolls to what was chosen: a path, a row of the list, characters, a strip', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 640 })
  await page.goto(FERRY)
  const line = (text: string): Locator =>
    page.getByRole('region', { name: 'Chosen chunk' }).locator('code > span').filter({ hasText: text })
  const expectShown = async (shown: string, hidden: string): Promise<void> => {
    await expect(line(shown)).toBeInViewport()
    await expect(line(hidden)).not.toBeInViewport()
  }
  await rowOf(page, '/system/warnings/0/id').getByRole('button', { name: 'chunk 0' }).click()
  await expectShown('"terms_notice"', '"assistant"')
  await chosenRows(page).filter({ hasText: 'role' }).click()
  await expectShown('"assistant"', '"terms_notice"')
  await rowOf(page, '/system/warnings/0/message').getByText('Harbour 8B is lent').click()
  await expectShown('"message": "Harbour', '"assistant"')

  const timeline = page.getByRole('region', { name: 'Timeline' })
  const [text, rest, structure] = await Promise.all(
    [0, 1, 2].map((strip) => timeline.locator('svg[preserveAspectRatio]').nth(strip).boundingBox()),
  )
  const clickAtStart = (strip: typeof text): Promise<void> =>
    page.mouse.click((strip?.x ?? 0) + 3, (strip?.y ?? 0) + (strip?.height ?? 0) / 2)
  await clickAtStart(structure)
  await expectShown('"assistant"', '"terms_notice"')
  await clickAtStart(rest)
  await expectShown('"model_version"', '"assistant"')
  await clickAtStart(text)
  await expectShown('"assistant"', '"terms_notice"')
})

test('the timeline has a strip for it, without values that all chunks repeat', async ({ page }) => {
  await page.goto(`${FERRY}?tab=chunks`)
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(timeline.getByRole('button', { name: 'other content' })).toContainText('4')
  await expect(timeline).toContainText('for 75 characters')
})

test('a search finds it, marks it, and goes from one match to the next', async ({ page }) => {
  await page.goto('/?q=rest%3Atimetables')
  await expect(page.getByRole('contentinfo')).toContainText('1 recording')
  await page.goto(`${FERRY}?q=the`)
  const bar = page.getByRole('region', { name: 'Matches' })
  const marks = other(page).locator('mark')
  await expect(marks.first()).toBeVisible()
  // The marks are there before the page's script takes keys.
  await expect(async () => {
    await page.keyboard.press('N')
    await expect(other(page).locator('mark[aria-current]')).toHaveCount(1, { timeout: 2_000 })
  }).toPass()
  await expect(bar).toContainText('chunk 0')
  await page.goto(`${FERRY}?q=rest%3Achecked`)
  await expect(marks).toHaveText(['checked'])
  await expect(bar).toContainText('chunk 17')
})

test('an answer of an unknown kind is shown by path, and copied', async ({ page }) => {
  await page.goto(UNKNOWN)
  await expect(other(page)).toContainText('13 paths, shown as it is')
  await expect(rowOf(page, '/results/1/flagged')).toContainText('true')
  await expect(rowOf(page, '/results/0/note')).toContainText('A bird is accused of theft.')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy /results/0/note' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'A bird is accused of theft.\nNobody was hurt.',
  )
  await expectAccessible(page)
})

test('it fits on a narrow page', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 900 })
  await page.goto(FERRY)
  await expect(rowOf(page, '/moderation/note')).toContainText('joined from chunks 15–17')
  const box = await other(page).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(400)
})
