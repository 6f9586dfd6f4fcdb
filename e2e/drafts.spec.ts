import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { readingTest, test } from './app'
import { expectAccessible } from './axe'
import { objects, run } from './command'
import {
  changeRequest,
  editAddress,
  openEditor,
  read,
  replace,
  reviewAndSave,
  SATURN,
  state,
  status,
  write,
} from './editing'
import { STATE } from './launcher'

// Each test starts a server of its own, and Monaco.
test.describe.configure({ timeout: 60_000 })

const word = (page: Page): Locator => page.getByText('Draft kept')
const found = (page: Page): Locator => page.getByRole('region', { name: 'Draft found' })

async function typeAndKeep(page: Page, typed = 'Mine planet'): Promise<void> {
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', typed)
  await expect(word(page)).toBeVisible()
}

async function goOn(page: Page): Promise<void> {
  await found(page).getByRole('button', { name: 'Continue' }).click()
  await expect(found(page)).toBeHidden()
}

test('unsaved text comes back after a reload, and goes once it is saved', async ({ app, page }) => {
  const before = read(app, SATURN)
  await typeAndKeep(page)
  await page.reload()
  await expect(found(page)).toContainText('has 1 changed line. The file has not changed since.')
  await expectAccessible(page)
  await goOn(page)
  await expect(state(page)).toHaveText('1 line changed')
  await reviewAndSave(page)
  await expect(status(page)).toHaveText('Saved.')
  expect(read(app, SATURN)).toBe(before.replace('Which planet', 'Mine planet'))
  await expect(page.getByTestId('draft')).toBeHidden()
  await openEditor(page, SATURN)
  await expect(page.getByText('nothing to save')).toBeVisible()
  await expect(found(page)).toBeHidden()
})

test('what is typed just before the page is closed is kept', async ({ page, context }) => {
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'Last planet')
  await page.close({ runBeforeUnload: false })
  const again = await context.newPage()
  await openEditor(again, SATURN)
  await goOn(again)
  await expect(again.getByText('Last planet').first()).toBeVisible()
})

test('a draft outlives a server that is killed; while none runs, the browser keeps it', async ({
  app,
  page,
}) => {
  test.slow()
  await typeAndKeep(page)
  await app.kill()
  await replace(page, 'Mine planet', 'Yonder planet')
  await expect(
    page.getByText(/Draft not kept: The server cannot be reached.*Only this browser has it/),
  ).toBeVisible()
  await app.start()
  await expect(word(page)).toBeVisible()
})

test('text typed while no server runs is found by the next page', async ({ app, page, context }) => {
  test.slow()
  await typeAndKeep(page)
  await app.kill()
  await replace(page, 'Mine planet', 'Yonder planet')
  await expect(page.getByText(/Only this browser has it/)).toBeVisible()
  await page.close()
  await app.start()
  const again = await context.newPage()
  await openEditor(again, SATURN)
  await goOn(again)
  await expect(again.getByText('Yonder planet').first()).toBeVisible()
  await expect(found(again)).toBeHidden()
})

test('two tabs keep two drafts, and each is told of the other', async ({ page, context }) => {
  await typeAndKeep(page, 'First planet')
  const second = await context.newPage()
  await openEditor(second, SATURN)
  await expect(second.getByText('open in another tab')).toBeVisible()
  await expect(page.getByText('open in another tab')).toBeVisible()
  await expect(found(second)).toBeHidden()
  await replace(second, 'Which planet', 'Second planet')
  await expect(word(second)).toBeVisible()
  await second.close()
  await expect(page.getByText('open in another tab')).toBeHidden()
  await page.reload()
  await expect(found(page)).toContainText('There is 1 more')
  await goOnWithLatest(page, 'Second planet')
  // Each takes the place of the other, and none is lost.
  for (const text of ['First planet', 'Second planet', 'First planet']) {
    await found(page).getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(text).first()).toBeVisible()
    await expect(found(page)).toContainText('Continue puts it in place of what you changed here')
  }
  await expect(word(page)).toBeVisible()
  await page.reload()
  await expect(found(page)).toContainText('There is 1 more')
})

async function goOnWithLatest(page: Page, text: string): Promise<void> {
  await found(page).getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(text).first()).toBeVisible()
  await expect(found(page)).not.toContainText('more')
}

test('a draft says what the file did, and what continuing does to new text', async ({ app, page }) => {
  await typeAndKeep(page)
  await page.reload()
  await expect(found(page)).toContainText('The file has not changed since.')
  await replace(page, 'Which planet', 'Other planet')
  await expect(found(page)).toContainText('in place of what you changed here')
  write(app, SATURN, read(app, SATURN).replace('Which planet', 'Their planet'))
  await expect(found(page)).toContainText('The file has changed since')
})

/** Drops a draft, which asks first. */
async function drop(notice: Locator): Promise<void> {
  await notice.getByRole('button', { name: 'Drop' }).click()
  await notice.getByRole('button', { name: 'Drop it for good' }).click()
}

test('a draft that is dropped, or whose text is discarded, does not come back', async ({ page }) => {
  await typeAndKeep(page)
  await page.reload()
  await found(page).getByRole('button', { name: 'Drop' }).dblclick()
  await expect(found(page)).toBeVisible()
  await drop(found(page))
  await expect(found(page)).toBeHidden()
  await replace(page, 'Which planet', 'Other planet')
  await expect(word(page)).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(word(page)).toBeHidden()
  await openEditor(page, SATURN)
  await expect(page.getByText('nothing to save')).toBeVisible()
  await expect(found(page)).toBeHidden()
})

test('leaving says that the draft is kept', async ({ page }) => {
  await typeAndKeep(page)
  await page.keyboard.press('Escape')
  const leave = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(leave).toContainText('1 changed line is not saved. It is kept as a draft')
  await leave.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(new RegExp(`${SATURN.split('/').at(-1)}$`))
  await openEditor(page, SATURN)
  await expect(found(page)).toBeVisible()
})

test('a draft whose file was deleted is shown at its address, to be copied or dropped', async ({
  app,
  page,
}) => {
  await typeAndKeep(page)
  rmSync(join(app.root, SATURN))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The file was deleted or moved' })).toBeVisible()
  await expect(page.getByText('1 changed line')).toBeVisible()
  await expectAccessible(page)
  await drop(page.getByRole('main'))
  await expect(page.getByText('No unsaved text is left.')).toBeVisible()
  expect(app.git('status', '--short').trim()).toBe(`D ${SATURN}`)
})

test('a draft and a note follow a recording that is renamed elsewhere, and back', async ({
  app,
  page,
  context,
}) => {
  test.slow()
  changeRequest(app, SATURN)
  await page.goto(`/review?base=HEAD~1&by=test&at=${SATURN}`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('c')
  await page.keyboard.type('Is What right?')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(page.getByRole('progressbar')).toHaveAccessibleName('1 of 1 viewed')
  const editor = await context.newPage()
  await openEditor(editor, SATURN)
  await replace(editor, 'What planet', 'Mine planet')
  await expect(word(editor)).toBeVisible()

  const fixed = await run('fix', '--only', 'hash-mismatch', '--json', join(app.root, SATURN))
  const now = join(dirname(SATURN), basename(String(objects(fixed)[0]?.newPath)))
  await expect(editor.getByText(`now called ${basename(now)}. Your unsaved text goes along`)).toBeVisible()
  // The review is open and shows the change under its new name.
  await page.locator(`a[title="${now}"]`).click()
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Is What right?')
  await expect(page.getByRole('progressbar')).toHaveAccessibleName('0 of 1 viewed')
  await editor.keyboard.press('Control+s')
  const renamed = editor.getByRole('dialog', { name: 'The file was renamed' })
  await expect(renamed).toContainText(`now called ${basename(now)}. Your text is not saved`)
  await expect(renamed.getByRole('link', { name: 'Go there' })).toBeFocused()
  await editor.keyboard.press('Enter')
  await expect(editor).toHaveURL(new RegExp(`${basename(now)}/edit`))
  await goOn(editor)
  await expect(editor.getByText('Mine planet').first()).toBeVisible()

  expect(await run('undo', app.root)).toMatchObject({ status: 0 })
  await expect(editor.getByText(`now called ${basename(SATURN)}`).first()).toBeVisible()
  await page.goto(`/review?base=HEAD~1&by=test&at=${SATURN}`)
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Is What right?')
  await expect(page.getByRole('progressbar')).toHaveAccessibleName('1 of 1 viewed')
  await page.goto(editAddress(now))
  await expect(page).toHaveURL(new RegExp(`${basename(SATURN)}/edit`))
})

test('drafts are kept out of the repository, where only their owner can read them', async ({ app, page }) => {
  await typeAndKeep(page)
  expect(app.git('status', '--short')).toBe('')
  const folder = join(STATE, 'tapedeck/drafts')
  expect(readdirSync(folder).length).toBeGreaterThan(1)
  expect(execFileSync('find', [folder, '-type', 'f', '-perm', '/077'], { encoding: 'utf8' })).toBe('')
})

readingTest('a server that saves nothing keeps no draft', async ({ page, baseURL }) => {
  await page.goto(editAddress(SATURN))
  const answer = await page.request.put(`/api/drafts/${SATURN}`, {
    data: { id: 'somebody', sequence: 1, fingerprint: '0'.repeat(64), edits: [] },
    headers: { origin: baseURL ?? '' },
  })
  expect(answer.status()).toBe(403)
  expect(await answer.json()).toMatchObject({ code: 'read-only' })
})
