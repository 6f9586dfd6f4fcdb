import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, test } from './app'
import { expectAccessible } from './axe'
import { SATURN } from './review-edits'

test.describe.configure({ timeout: 60_000 })

const read = (app: App): string => readFileSync(join(app.root, SATURN), 'utf8')
const problems = (page: Page) => page.getByRole('region', { name: 'Problems' })
const NONE = 'none'

/** Writes the recording in another way, and opens its editor. */
async function open(app: App, page: Page, change: (text: string) => string): Promise<string> {
  const text = read(app)
  writeFileSync(join(app.root, SATURN), change(text))
  await page.goto(`/recordings/${SATURN}/edit?view=json`)
  await expect(page.getByRole('textbox', { name: 'JSON of the recording' })).toBeFocused()
  return text
}

test('a byte order mark is removed from the problems panel, and shown before', async ({ app, page }) => {
  const text = await open(app, page, (plain) => `\ufeff${plain}`)
  await problems(page).getByRole('button', { name: 'Remove it…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove the byte order mark?' })
  await expect(dialog).toContainText('1 line changes; the values that are read stay the same')
  await expect(dialog.locator('del')).toContainText('BOM')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(read(app)).toBe(`\ufeff${text}`)
  await problems(page).getByRole('button', { name: 'Remove it…' }).click()
  await dialog.getByRole('button', { name: /^Save/ }).click()
  await expect(dialog).toBeHidden()
  await expect(problems(page)).toContainText(NONE)
  expect(read(app)).toBe(text)
  await expect(page.locator('#save-state')).toHaveText('nothing to save')
})

test('another form is written as the recorder does, with what was edited', async ({ app, page }) => {
  const text = await open(app, page, (plain) => JSON.stringify(JSON.parse(plain)))
  await page.keyboard.press('Control+f')
  await page.keyboard.type('which planet')
  await expect(page.getByRole('search', { name: 'Find in the text' })).toContainText('1 of')
  await page.keyboard.press('Escape')
  await page.keyboard.type('What planet')
  await expect(page.locator('#save-state')).toHaveText('1 line changed')
  await problems(page).getByRole('button', { name: 'Write in its form…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Write the file in the recorder’s form?' })
  await expect(dialog).toContainText('your own changes among them')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect(read(app)).toBe(text.replace('Which planet', 'What planet'))
  await expect(problems(page).getByText('other-form')).toBeHidden()
  await expect(page.locator('#save-state')).toHaveText('nothing to save')
})

test('a fix that meets a changed file writes nothing', async ({ app, page }) => {
  const text = await open(app, page, (plain) => `\ufeff${plain}`)
  await problems(page).getByRole('button', { name: 'Remove it…' }).click()
  const other = `\ufeff${text} `
  writeFileSync(join(app.root, SATURN), other)
  const dialog = page.getByRole('dialog', { name: 'Remove the byte order mark?' })
  await dialog.getByRole('button', { name: /^Save/ }).click()
  await expect(dialog.getByRole('status')).toContainText('Not saved')
  expect(read(app)).toBe(other)
})

test('a file is renamed from the problems panel, with what is typed', async ({ app, page }) => {
  await open(app, page, (text) => text.replace('Which planet', 'Whose planet'))
  await problems(page).getByRole('button', { name: 'Rename…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Rename/ })
  await expect(dialog).toContainText('Replay finds it again.')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Renamed 007c4711219f/)).toBeVisible()
  await expect(page).not.toHaveURL(new RegExp(basename(SATURN)))
  await expect(page).toHaveURL(/\/edit\?view=json$/)
  await expect(problems(page)).not.toContainText('hash-mismatch')
  expect(existsSync(join(app.root, SATURN))).toBe(false)
})
