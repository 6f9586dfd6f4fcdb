import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { type App, test } from './app'
import { expectAccessible } from './axe'
import { dialog, openEditor, read, replace, SATURN, saveInPlace, state, status, write } from './editing'

// Monaco takes its time.
test.describe.configure({ timeout: 60_000 })

const merge = (page: Page): Locator => page.getByRole('region', { name: 'Merge', exact: true })
const finish = (page: Page): Locator => merge(page).getByRole('button', { name: 'Review and save' })
const side = (page: Page, name: string): Locator =>
  merge(page).getByRole('button', { name: new RegExp(`^${name}`) })
const answer = (page: Page): Locator => page.getByRole('region', { name: 'Answer after the merge' })

/** Types a change, and saves it over a file that has changed meanwhile. */
async function conflict(app: App, page: Page, typed: [string, string], theirs: string): Promise<void> {
  await openEditor(page, SATURN)
  await replace(page, ...typed)
  await expect(state(page)).toHaveText('1 line changed')
  await page.keyboard.press('Control+s')
  await expect(dialog(page, /^Save/)).toBeVisible()
  write(app, SATURN, theirs)
  await saveInPlace(page, dialog(page, /^Save/))
  await expect(merge(page)).toBeVisible()
  expect(read(app, SATURN)).toBe(theirs)
}

const SAME_PLACE: [string, string] = ['"content": "Saturn', '"content": "Kronos']

test('different places are merged by themselves, and theirs stays byte for byte', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content":  "Theirs')
  await conflict(app, page, ['Which planet', 'Mine planet'], theirs)
  await expect(merge(page)).toContainText('All 2 changes are taken by themselves.')
  const taken = merge(page).getByRole('list', { name: 'Taken by themselves' })
  await expect(taken.getByRole('listitem')).toHaveCount(2)
  await expect(answer(page)).toContainText('Theirs')
  await expectAccessible(page)
  await page.keyboard.press('Control+s')
  await saveInPlace(page, dialog(page, /^Save 1 changed line/))
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, SATURN)).toBe(theirs.replace('Which planet', 'Mine planet'))
})

test('a file that is no longer UTF-8 is neither merged nor saved over, under any name', async ({
  app,
  page,
}) => {
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'Mine planet')
  await expect(state(page)).toHaveText('1 line changed')
  await page.keyboard.press('Control+s')
  await expect(dialog(page, /^Save/)).toBeVisible()
  const bytes = Buffer.from(read(app, SATURN).replace('Which', 'Wh\u00ffch'), 'latin1')
  writeFileSync(join(app.root, SATURN), bytes)
  const beside = (): string[] => readdirSync(join(app.root, SATURN, '..'))
  const before = beside()
  await dialog(page, /^Save/).getByRole('button', { name: 'Save as a copy' }).click()
  for (const key of ['', 'Control+s']) {
    if (key !== '') await page.keyboard.press(key)
    await expect(status(page)).toContainText('The file on disk is no longer valid UTF-8')
    await expect(merge(page)).toBeHidden()
  }
  await expect(state(page)).toHaveText('1 line changed')
  expect(readFileSync(join(app.root, SATURN)).equals(bytes)).toBe(true)
  expect(beside()).toEqual(before)
})

test('an answer that is not known yet is not called empty', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content": "Theirs')
  let goOn = (): void => undefined
  const isLooked = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/api/check/**', async (route) => {
    if (/Mine planet.*Theirs/s.test(route.request().postData() ?? '')) await isLooked
    await route.continue()
  })
  await conflict(app, page, ['Which planet', 'Mine planet'], theirs)
  await expect(answer(page)).toContainText('Not known yet.')
  await expect(answer(page)).not.toContainText('No text.')
  await expectAccessible(page)
  goOn()
  await expect(answer(page)).toContainText('Theirs')
})

test('a place that both changed is chosen by key, and saving waits for it', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content": "Theirs')
  await conflict(app, page, SAME_PLACE, theirs)
  await expect(merge(page)).toContainText('One asks.')
  await expect(finish(page)).toBeDisabled()
  await expect(status(page).last()).toContainText('One place asks')
  await expect(answer(page)).toContainText('which word?')
  await expectAccessible(page)

  await page.keyboard.press('2')
  await expect(side(page, 'Theirs')).toHaveAttribute('aria-pressed', 'true')
  await expect(answer(page)).toContainText('Theirs')
  await page.keyboard.press('1')
  await expect(side(page, 'Mine')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Control+z')
  await expect(side(page, 'Theirs')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Control+z')
  await expect(finish(page)).toBeDisabled()

  await page.keyboard.press('3')
  await page.keyboard.type('Jup')
  await expect(merge(page)).toContainText('This is not JSON: a text stands in quotes.')
  await expect(status(page).last()).toContainText('One place asks')
  await expect(finish(page)).toBeDisabled()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('"Jupiter"')
  await page.keyboard.press('Control+s')
  await expect(dialog(page, /^Save/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, SATURN)).toMatch(/"content": "Jupiter"/)
})

test('a third change on disk keeps the choices', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content": "Theirs')
  await conflict(app, page, SAME_PLACE, theirs)
  await page.keyboard.press('1')
  await expect(finish(page)).toBeEnabled()
  const third = theirs.replace('Which planet', 'Third planet')
  write(app, SATURN, third)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(merge(page)).toContainText('1 of 2 changes')
  await expect(side(page, 'Mine')).toHaveAttribute('aria-pressed', 'true')
  await finish(page).click()
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, SATURN)).toBe(third.replace('"content": "Theirs', '"content": "Kronos'))
})

test('Escape goes back to my text, and the merge can be opened again', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content": "Theirs')
  await conflict(app, page, SAME_PLACE, theirs)
  await page.keyboard.press('0')
  await expect(side(page, 'Base')).toHaveAttribute('aria-pressed', 'true')
  const view = page.getByRole('group', { name: 'View' })
  const leave = [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('button', { name: 'Back to the editor' }).click(),
    () => view.getByRole('button', { name: 'JSON' }).click(),
    () => view.getByRole('button', { name: 'Message' }).click(),
  ]
  for (const go of leave) {
    await expect(view.getByRole('button', { name: 'Merge' })).toHaveAttribute('aria-pressed', 'true')
    await go()
    await expect(merge(page)).toBeHidden()
    await expect(view.getByRole('button', { name: 'Merge' })).toBeHidden()
    await expect(state(page)).toHaveText('1 line changed')
    // The page knows that the file changed: there is no save to be reviewed.
    await page.keyboard.press('Control+s')
    await expect(side(page, 'Base')).toHaveAttribute('aria-pressed', 'true')
  }
})

test('a merge with a file that is as it was read again ends', async ({ app, page }) => {
  const before = read(app, SATURN)
  await conflict(app, page, SAME_PLACE, before.replace('"content": "Saturn', '"content": "Theirs'))
  write(app, SATURN, before)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(merge(page)).toBeHidden()
  await expect(status(page)).toContainText('there is nothing to merge')
  await expect(page.getByText('The file changed on disk')).toBeHidden()
  await expect(page.getByText('Kronos').first()).toBeVisible()
})

test('theirs can be taken, and undo brings mine back', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content": "Theirs')
  await conflict(app, page, SAME_PLACE, theirs)
  await page.getByRole('button', { name: 'Take theirs, drop mine' }).click()
  await expect(merge(page)).toBeHidden()
  await expect(state(page)).toHaveText('nothing to save')
  await page.getByRole('textbox', { name: 'JSON of the recording' }).focus()
  await page.keyboard.press('Control+z')
  await expect(state(page)).toHaveText('1 line changed')
  expect(read(app, SATURN)).toBe(theirs)
})

test('a draft of a file that has changed since is merged with it', async ({ app, page }) => {
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'Mine planet')
  await expect(page.getByText('Draft kept')).toBeVisible()
  const theirs = read(app, SATURN).replace('"content": "Saturn', '"content": "Theirs')
  write(app, SATURN, theirs)
  await page.reload()
  const found = page.getByRole('region', { name: 'Draft found' })
  await expect(found).toContainText('The file has changed since')
  await found.getByRole('button', { name: 'Continue and merge' }).click()
  await expect(merge(page)).toContainText('All 2 changes are taken by themselves.')
  await finish(page).click()
  await saveInPlace(page, dialog(page, /^Save 1 changed line/))
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, SATURN)).toBe(theirs.replace('Which planet', 'Mine planet'))
})

test('a file that is no longer JSON is merged by line, and this is said', async ({ app, page }) => {
  const theirs = read(app, SATURN).replace('"is_streaming": true', '"is_streaming": nope')
  await conflict(app, page, ['Which planet', 'Mine planet'], theirs)
  await expect(merge(page)).toContainText('merged by line, because a side is not JSON')
  await finish(page).click()
  await expect(merge(page)).toBeHidden()
  await expect(dialog(page, /^Save 1 changed line/)).toContainText('not a recording, and was not one before')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /not-json/ })).toBeVisible()
  await expect(state(page)).toHaveText('1 line changed, 1 error that the file had before stays')
  await expect(page.getByText('Mine planet').first()).toBeVisible()
  expect(read(app, SATURN)).toBe(theirs)
})

test('my text that is not JSON yet goes back into the editor with theirs', async ({ app, page }) => {
  await openEditor(page, SATURN)
  await replace(page, '"is_streaming": true', '"is_streaming": nope')
  write(app, SATURN, read(app, SATURN).replace('Which planet', 'Their planet'))
  await page.keyboard.press('Control+s')
  await expect(merge(page)).toContainText('All is decided, but the result is not JSON')
  await merge(page).getByRole('button', { name: 'Go on in the editor' }).click()
  await expect(state(page)).toHaveText('1 line changed, fix 1 error to save')
  await expect(page.getByRole('button', { name: /not-json/ })).toBeVisible()
})

test('a file that changed meanwhile is not renamed over: the merge opens', async ({ app, page }) => {
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'Mine planet')
  await page.keyboard.press('Control+s')
  const save = dialog(page, /^Save/)
  await expect(save).toBeVisible()
  const theirs = read(app, SATURN).replace('Which planet', 'Their planet')
  write(app, SATURN, theirs)
  await save.getByRole('button', { name: /^Save and rename/ }).click()
  await expect(merge(page)).toBeVisible()
  expect(read(app, SATURN)).toBe(theirs)
})
