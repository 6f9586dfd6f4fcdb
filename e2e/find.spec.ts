import { expect, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { SATURN } from './review-edits'

test.describe.configure({ timeout: 60_000 })

const box = (page: Page) => page.getByRole('search', { name: 'Find in the text' })
const field = (page: Page) => page.getByRole('textbox', { name: 'Find' })
const state = (page: Page) => page.locator('#save-state')

test.beforeEach(async ({ page }) => {
  await page.goto(`/recordings/${SATURN}/edit?view=json`)
  await expect(page.getByRole('textbox', { name: 'JSON of the recording' })).toBeFocused()
  await page.keyboard.press('Control+f')
})

test('words that go over chunk borders are found, with all their pieces selected', async ({ page }) => {
  await page.keyboard.type('WATER ice,  span')
  await expect(box(page)).toContainText('1 of 1 · text, chunks 13 to 16')
  await expect(page.locator('.tapedeck-match-chosen')).toHaveText(['water'])
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(box(page)).toBeHidden()
  await page.keyboard.press('Delete')
  await expect(state(page)).toHaveText('4 lines changed')
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer.locator('del').first()).toContainText('water')
})

test('matches are counted and gone through by keys, from the cursor on', async ({ page }) => {
  await page.keyboard.type('saturn')
  await expect(box(page)).toContainText('1 of 2')
  const first = await page.getByText(/^Ln \d+, Col/).textContent()
  await page.keyboard.press('Enter')
  await expect(box(page)).toContainText('2 of 2')
  await expect(page.getByText(/^Ln \d+, Col/)).not.toHaveText(first ?? '')
  await page.keyboard.press('F3')
  await expect(box(page)).toContainText('1 of 2')
  await page.keyboard.press('Shift+Enter')
  await expect(box(page)).toContainText('2 of 2')
  await field(page).fill('no such words')
  await expect(box(page)).toContainText('not found')
  await field(page).fill('"is_streaming"')
  await expect(box(page)).toContainText('1 of 1')
  await page.keyboard.press('Escape')
  await page.keyboard.type('"is"')
  await expect(state(page)).toHaveText(/^1 line changed/)
})

test('the box opens with what was selected, or what was last looked for', async ({ page }) => {
  await page.keyboard.type('rings around')
  await expect(box(page)).toContainText('1 of 1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await expect(field(page)).toHaveValue('rings around')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F3')
  await expect(field(page)).toHaveValue('rings around')
  await expect(field(page)).toBeFocused()
})

test('find follows the text while it is edited', async ({ page }) => {
  await page.keyboard.type('water ice')
  await expect(box(page)).toContainText('1 of 1')
  await page.getByRole('textbox', { name: 'JSON of the recording' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('X')
  await expect(box(page)).toContainText('not found')
  await page.keyboard.press('Backspace')
  await expect(box(page)).toContainText('1 of 1')
})

test('replacing, and regular expressions, are in the box of the JSON editor', async ({ page }) => {
  await page.getByRole('button', { name: /^Replace, or find/ }).click()
  await expect(box(page)).toBeHidden()
  await expect(page.locator('.find-widget.visible')).toBeVisible()
  await page.keyboard.type('Saturn')
  await expect(page.locator('.find-widget .matchesCount')).toContainText('of 2')
})
