import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, type Response } from '@playwright/test'
import { readingTest, test } from './app'
import { expectAccessible } from './axe'
import {
  dialog,
  editAddress,
  openEditor,
  read,
  replace,
  reviewAndSave,
  SATURN,
  saveButton,
  saveInPlace,
  state,
  status,
  write,
} from './editing'

// Each test starts a server of its own, and Monaco.
test.describe.configure({ timeout: 60_000 })

const FOLDER = 'tests/integration/responses/recordings'

const changedLines = (before: string, after: string): number => {
  const lines = after.split('\n')
  return before.split('\n').filter((line, index) => line !== lines[index]).length
}
/** The answer to the next save; drafts are kept with PUT, too. */
function saveAnswer(page: Page): Promise<Response> {
  return page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().includes('/api/recordings/'),
  )
}

test('one word is edited, broken, fixed and saved: one line of the file changes', async ({ app, page }) => {
  const before = read(app, SATURN)
  await openEditor(page, SATURN)
  await expect(saveButton(page)).toBeDisabled()

  await replace(page, '"content": "Saturn', '"content": "Kronos')
  await expect(state(page)).toHaveText('1 line changed')
  await replace(page, '"is_streaming": true', '"is_streaming": "true"')
  await expect(state(page)).toHaveText('2 lines changed, fix 1 error to save')
  await expect(saveButton(page)).toBeDisabled()
  const problem = page.getByRole('button', { name: /wrong-type.*\/response\/is_streaming/ })
  await expect(problem).toBeVisible()
  await problem.click()
  await expect(page.getByRole('textbox', { name: 'JSON of the recording' })).toBeFocused()

  await replace(page, '"is_streaming": "true"', '"is_streaming": true')
  await expect(state(page)).toHaveText('1 line changed')
  await expect(page.getByRole('region', { name: 'Answer' }).locator('ins')).toContainText('Kronos')
  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')

  expect(read(app, SATURN)).toBe(before.replace('"content": "Saturn', '"content": "Kronos'))
  expect(app.git('diff', '--numstat').trim()).toBe(`1\t1\t${SATURN}`)
  await expect(saveButton(page)).toBeDisabled()
})

test('the save dialog shows lines, answer and hash, and Escape goes back to editing', async ({
  app,
  page,
}) => {
  test.slow()
  const before = read(app, SATURN)
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'What planet')
  await page.keyboard.press('Control+s')
  const save = dialog(page, /^Save 1 changed line, and \d+ more with a new name\?$/)
  const lines = save.getByRole('region', { name: 'Changed lines' })
  await expect(lines).toContainText('/request/body/messages/0/content')
  await expect(lines.locator('del')).toHaveText('Which')
  await expect(lines.locator('ins')).toHaveText('What')
  await expect(save).toContainText('The request hash changes.')
  await expect(save.getByRole('button', { name: 'Copy new name' })).toBeVisible()
  await expect(save.getByRole('button', { name: /^Save and rename/ })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(save).toBeHidden()
  await expect(state(page)).toHaveText('1 line changed')
  expect(read(app, SATURN)).toBe(before)
})

test('a text that is not JSON is a problem at once, and is not saved', async ({ app, page }) => {
  const before = read(app, SATURN)
  await openEditor(page, SATURN)
  await replace(page, '"request": {', '"request" {')
  await expect(page.getByRole('button', { name: /not-json.*Expected `:`, found `{`/ })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(state(page)).toHaveText('1 line changed, fix 1 error to save')
  await expect(page.getByRole('dialog', { name: /^Save/ })).toBeHidden()
  await page.keyboard.press('F8')
  await expect(page.getByText('Ln 3, Col 13')).toBeVisible()
  expect(read(app, SATURN)).toBe(before)
})

test('a save that the server refuses keeps the text', async ({ app, page }) => {
  const before = read(app, SATURN)
  await page.route('**/api/check/**', (route) =>
    route.fulfill({ json: { problems: [], hash: null, messages: [] } }),
  )
  await openEditor(page, SATURN)
  await replace(page, '"is_streaming": true', '"is_streaming": 1')
  await reviewAndSave(page)
  await expect(status(page)).toContainText('Not saved: Expected `true`')
  await expect(page.getByText('"is_streaming": 1')).toBeVisible()
  expect(read(app, SATURN)).toBe(before)
})

const FORMS = {
  'CRLF line ends': (text: string) => text.replaceAll('\n', '\r\n'),
  'mixed line ends': (text: string) => text.replaceAll(/(.*)\n(.*)\n/g, '$1\r\n$2\n'),
  'a byte order mark and no final newline': (text: string) => `\ufeff${text.trimEnd()}`,
  tabs: (text: string) => text.replaceAll(/^( {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)),
  'raw characters beside escapes': (text: string) =>
    text.replace('"content": "Sat', '"content": "\\u00E9\u2028’Sat'),
}

for (const [name, form] of Object.entries(FORMS)) {
  test(`a file with ${name} keeps every other byte`, async ({ app, page }) => {
    const before = form(read(app, SATURN))
    write(app, SATURN, before)
    await openEditor(page, SATURN)
    await expect(saveButton(page)).toBeDisabled()
    await replace(page, 'Which planet', 'What — planet')
    await expect(state(page)).toHaveText('1 line changed')
    await reviewAndSave(page)
    await expect(status(page)).toHaveText('Saved.')
    const dash = /[^\t-~]/.test(before) ? '—' : '\\u2014'
    expect(read(app, SATURN)).toBe(before.replace('Which planet', `What ${dash} planet`))
  })
}

test('an error that the file had before stays and is named; one that the edit adds is refused', async ({
  app,
  page,
}) => {
  const before = read(app, SATURN).replace('"is_streaming": true', '"is_streaming": "true"')
  write(app, SATURN, before)
  const old = page.getByRole('button', { name: /wrong-type.*\/response\/is_streaming/ })
  await openEditor(page, SATURN)
  await expect(old).toBeVisible()

  await replace(page, '"content": "Saturn', '"content": "Kronos')
  await expect(state(page)).toHaveText('1 line changed, 1 error that the file had before stays')
  const answered = saveAnswer(page)
  await reviewAndSave(page)
  const answer = await answered
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ problems: [{ pointer: '/response/is_streaming' }] })
  await expect(status(page)).toHaveText('Saved.')
  const saved = before.replace('"content": "Saturn', '"content": "Kronos')
  expect(read(app, SATURN)).toBe(saved)
  expect(changedLines(before, saved)).toBe(1)
  await expect(old).toBeVisible()

  await replace(page, '"method": "POST"', '"method": 1')
  await expect(state(page)).toHaveText('1 line changed, fix 1 error to save')
  await expect(page.getByRole('button', { name: /wrong-type.*\/request\/method/ })).toBeVisible()
  await expect(old).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog', { name: /^Save/ })).toBeHidden()
  await expect(saveButton(page)).toBeDisabled()
  expect(read(app, SATURN)).toBe(saved)
})

test('a server refuses the error that an edit adds, and names no other', async ({ app, page }) => {
  const before = read(app, SATURN).replace('"is_streaming": true', '"is_streaming": "true"')
  write(app, SATURN, before)
  await page.route('**/api/check/**', (route) =>
    route.fulfill({ json: { problems: [], hash: null, messages: [] } }),
  )
  await openEditor(page, SATURN)
  await replace(page, '"method": "POST"', '"method": 1')
  const answered = saveAnswer(page)
  await reviewAndSave(page)
  const answer = await answered
  expect(answer.status()).toBe(422)
  const { problems } = await answer.json()
  expect(problems).toEqual([expect.objectContaining({ code: 'wrong-type', pointer: '/request/method' })])
  await expect(status(page)).toContainText('Not saved: ')
  expect(read(app, SATURN)).toBe(before)
})

test('editing and undoing leaves nothing to save', async ({ app, page }) => {
  const before = read(app, SATURN)
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'X')
  await expect(state(page)).toHaveText('1 line changed')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(state(page)).toHaveText('nothing to save')
  await page.keyboard.press('Control+z')
  await expect(state(page)).toHaveText('1 line changed')
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(read(app, SATURN)).toBe(before)
})

test.describe('a file that changed meanwhile', () => {
  const theirsOf = (text: string): string => text.replace('"content": "Saturn', '"content": "Theirs')

  test('is noticed while it is open', async ({ app, page }) => {
    await openEditor(page, SATURN)
    write(app, SATURN, theirsOf(read(app, SATURN)))
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByRole('button', { name: 'Load the new text' }).click()
    await expect(status(page)).toContainText('Loaded from disk')
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Theirs')
    await expect(saveButton(page)).toBeDisabled()
  })

  test('is not created again if it was deleted', async ({ app, page }) => {
    await openEditor(page, SATURN)
    await replace(page, 'Which planet', 'Mine planet')
    await page.keyboard.press('Control+s')
    await expect(dialog(page, /^Save/)).toBeVisible()
    rmSync(join(app.root, SATURN))
    await saveInPlace(page, dialog(page, /^Save/))
    await expect(dialog(page, 'The file was deleted')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Mine planet')).toBeVisible()
    expect(app.git('status', '--short').trim()).toBe(`D ${SATURN}`)
  })
})

test('leaving with changes asks, by key, link and back button', async ({ page }) => {
  await page.goto('/')
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'X')
  await expect(state(page)).toHaveText('1 line changed')
  const leave = dialog(page, 'Leave without saving?')
  for (const go of [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('link', { name: 'tapedeck' }).click(),
    () => page.goBack(),
  ]) {
    await go()
    await expect(leave).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(leave).toBeHidden()
  }
  await page.getByRole('link', { name: 'tapedeck' }).click()
  await leave.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('a file that cannot be read opens at its problem, and can be repaired', async ({ app, page }) => {
  const path = `${FOLDER}/a broken & odd %41 name.json`
  write(app, path, '{\n  "request": {},\n  "response": nope\n}\n')
  await openEditor(page, path)
  await expect(page.getByRole('button', { name: /not-json.*3:15/ })).toBeVisible()
  await replace(page, 'nope', '{}')
  await expect(page.getByRole('button', { name: /missing-field.*\/response\/body/ })).toBeVisible()
})

readingTest('a server that saves nothing opens the editor read-only, with the reason', async ({ page }) => {
  await openEditor(page, SATURN)
  await expect(status(page)).toContainText('--read-only')
  await expect(saveButton(page)).toBeHidden()
  await expectAccessible(page)
})

readingTest('the page shows its content without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto(editAddress(SATURN))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('test_response_streaming_basic')
  await expect(page.getByText('Without JavaScript')).toBeVisible()
  await expect(page.locator('pre')).toContainText('"test_id"')
  await context.close()
})
