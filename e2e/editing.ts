import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { App } from './app'

const FOLDER = 'tests/integration/responses/recordings'
export const SATURN = `${FOLDER}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`

/** The address of the editor's JSON view. */
export function editAddress(path: string): string {
  return `/recordings/${path.split('/').map(encodeURIComponent).join('/')}/edit?view=json`
}

export async function openEditor(page: Page, path: string): Promise<void> {
  await page.goto(editAddress(path))
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
}

/** Replaces the first occurrence of a text by typing, as a person would: find, Escape, type. */
export async function replace(page: Page, found: string, typed: string): Promise<void> {
  await page.getByRole('textbox', { name: 'JSON of the recording' }).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  const input = page.getByRole('textbox', { name: 'Find' })
  await input.fill(found)
  await expect(page.getByRole('search', { name: 'Find in the text' })).toContainText('1 of')
  await input.press('Escape')
  await expect(input).toBeHidden()
  await page.keyboard.type(typed)
}

export async function reviewAndSave(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await saveInPlace(page, dialog(page, /^Save \d+ changed line/))
}

/** Saves from the dialog under the name that the file has, also where a changed request asks for another one. */
export async function saveInPlace(page: Page, opened: Locator): Promise<void> {
  await expect(opened).toBeVisible()
  const old = opened.getByRole('button', { name: 'Save under the old name' })
  if ((await old.count()) > 0) await old.click()
  else await page.keyboard.press('Enter')
}

export const read = (app: App, path: string): string => readFileSync(join(app.root, path), 'utf8')
export const write = (app: App, path: string, text: string): void => writeFileSync(join(app.root, path), text)
export const saveButton = (page: Page): Locator => page.getByRole('button', { name: 'Review and save' })
export const state = (page: Page): Locator => page.locator('#save-state')
export const status = (page: Page): Locator => page.getByRole('status')
export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })

/** Changes the request of a recording, in a commit. */
export function changeRequest(app: App, path: string): void {
  const text = read(app, path)
  const changed = text.replace('Which planet', 'What planet')
  expect(changed).not.toBe(text)
  write(app, path, changed)
  app.git('commit', '--quiet', '--all', '--message=Ask in other words')
}

/** Every file of the root with its text. */
export function contents({ root }: App): Record<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('.git') && statSync(join(root, file)).isFile(),
  )
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}
