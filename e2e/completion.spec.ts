import { expect, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { expectAccessible } from './axe'
import { SAMPLES } from './sample-root'

const search = (page: Page) => page.getByRole('combobox', { name: 'Search recordings' })
const options = (page: Page) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
const footer = (page: Page) => page.getByRole('contentinfo')

/** The count at the right end of an option. */
async function countOf(option: ReturnType<Page['locator']>): Promise<number> {
  return Number(/([\d,]+) recordings$/.exec((await option.textContent()) ?? '')?.[1]?.replace(',', ''))
}

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('/')
})

test('a field and its value are chosen with the keys, and find the number of recordings that was shown', async ({
  page,
}) => {
  await page.keyboard.type('is:stream !fin')
  await expect(options(page).first()).toContainText('!finish:')
  await page.keyboard.press('Tab')
  await expect(search(page)).toHaveValue('is:stream !finish:')
  await expect(options(page).first()).toContainText('stop')
  await page.keyboard.press('ArrowDown')
  await expect(search(page)).toHaveAttribute('aria-activedescendant', /./)
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  const count = await countOf(options(page).first())
  await page.keyboard.press('Enter')
  await expect(search(page)).toHaveValue(/^is:stream !finish:=?stop $/)
  await expect(options(page)).toHaveCount(0)
  await expect(footer(page)).toContainText(`${count} recordings`)
})

test('completion never gets in the way of plain text and Enter', async ({ page }) => {
  await page.keyboard.type('mod')
  await expect(options(page).first()).toContainText('model:')
  await page.keyboard.press('Enter')
  await expect(search(page)).toHaveValue('mod')
  await expect(page).toHaveURL(/\?q=mod$/)
  await expect(options(page)).toHaveCount(0)
})

test('Escape closes the list and keeps the text; a second one clears it', async ({ page }) => {
  await page.keyboard.type('model:')
  await expect(options(page).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(options(page)).toHaveCount(0)
  await expect(search(page)).toHaveValue('model:')
  await page.keyboard.press('Escape')
  await expect(search(page)).toHaveValue('')
})

test('an arrow opens the fields in an empty box, and a click chooses one', async ({ page }) => {
  // A second one, before it is known what is in the list, moves in it.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await options(page).filter({ hasText: 'provider:' }).click()
  await expect(search(page)).toHaveValue('provider:')
  await expect(search(page)).toBeFocused()
  await options(page).first().click()
  await expect(search(page)).toHaveValue(/^provider:\S+ $/)
})

test('Tab leaves the box if there is nothing to choose', async ({ page }) => {
  await page.keyboard.type('saturn')
  await expect(footer(page)).not.toContainText(`${SAMPLES} recordings`)
  await page.keyboard.press('Tab')
  await expect(search(page)).not.toBeFocused()
})

test('axe finds no fault on the open list of completions', async ({ page }) => {
  test.slow()
  await page.keyboard.type('model:')
  await expect(options(page).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expectAccessible(page)
})

test('GET /api/complete answers for a place in the query, and refuses a place outside it', async ({
  request,
}) => {
  const answer = await (await request.get('/api/complete?q=kind:+rain&at=5')).json()
  expect(answer).toMatchObject({ start: 5, end: 5, isNamed: true })
  expect((await request.get('/api/complete?q=kind:&at=9')).status()).toBe(400)
})
