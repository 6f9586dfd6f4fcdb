import { existsSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { sha256OfText } from '#lib/disk/fingerprint'
import { requestKeyText } from '#lib/formats/recorder/hash'
import { madeRecording } from '#lib/testing/made-recording'
import { type App, test } from './app'
import { expectAccessible } from './axe'
import { changeRequest, contents, openEditor, read, replace, SATURN } from './editing'

const FOLDER = 'tests/integration/responses/recordings'
const GEMINI = `${FOLDER}/0bbdbe1d584ac5bee4bc36b26546fef25565b1ce212169935b5c7a915b3a43cd.json`

const panel = (page: Page) => page.getByRole('region', { name: 'What can be mended' })
const dialog = (page: Page) => page.getByRole('dialog')

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`/recordings/${path}`)
  await page.waitForLoadState('networkidle')
}

test('a recording is renamed to what replay looks for; other pages follow; undo takes it back', async ({
  page,
  app,
  context,
}) => {
  test.slow()
  changeRequest(app, SATURN)
  const before = contents(app)
  const refused: string[] = []
  context.on('response', (answer) => void (answer.status() >= 400 && refused.push(answer.url())))
  await open(page, SATURN)
  await expect(panel(page)).toContainText('Replay will not find this recording.')
  await expect(panel(page)).toContainText(/Matched until [0-9a-f]{7} “Ask in other words”/)
  await expect(panel(page).locator('del')).toHaveText('Which')
  await expect(panel(page).locator('ins')).toHaveText('What')
  // The message itself is marked in the conversation.
  const marked = page.getByRole('heading', { name: /changed$/ })
  await expect(marked).toHaveText('user changed')
  await expect(page.locator('section', { has: marked }).locator('ins')).toHaveText('What')
  await expect(panel(page).getByRole('button', { name: 'Delete…' })).toBeDisabled()
  await expectAccessible(page)
  const other = await context.newPage()
  await other.goto(`${app.url}/recordings/${SATURN}`)
  await other.waitForLoadState('networkidle')

  await page.bringToFront()
  await page.keyboard.press('R')
  await expect(dialog(page)).toContainText('Nothing is written yet')
  await expect(dialog(page).getByRole('region', { name: 'Changed lines' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(new RegExp(basename(SATURN)))
  await expect(page.getByText(/^Renamed 007c4711219f to [0-9a-f]{12}\.$/)).toBeVisible()
  await expect(panel(page)).toHaveCount(0)
  expect(existsSync(join(app.root, SATURN))).toBe(false)
  const now = decodeURIComponent(new URL(page.url()).pathname.replace('/recordings/', ''))
  expect(read(app, now)).not.toContain('rec-007c4711219f')

  await other.bringToFront()
  await expect(other.getByText(`This recording is now called ${basename(now)}.`)).toBeVisible()
  await other.getByRole('link', { name: 'Go there' }).click()
  await expect(other).toHaveURL(new RegExp(basename(now)))
  await other.goto(`${app.url}/recordings/${SATURN}`)
  await expect(other).toHaveURL(new RegExp(basename(now)))
  await expect(other.getByText('before tapedeck renamed it')).toBeVisible()
  await other.close()

  await page.bringToFront()
  await page.keyboard.press('U')
  await expect(page).toHaveURL(new RegExp(basename(SATURN)))
  await expect(page.getByText(/^Taken back: Renamed/)).toBeVisible()
  expect(contents(app)).toEqual(before)
  // A browser shows each of these as an error in its console.
  await page.waitForLoadState('networkidle')
  expect(refused).toEqual([])
})

test('the change of a request is undone, and a copy is made for it', async ({ page, app }) => {
  const original = read(app, SATURN)
  changeRequest(app, SATURN)
  await open(page, SATURN)
  await page.keyboard.press('D')
  await expect(dialog(page)).toContainText(/^Copy 007c4711219f as [0-9a-f]{12}\?/)
  await dialog(page).getByRole('button', { name: /^Copy/ }).click()
  await expect(page).not.toHaveURL(new RegExp(basename(SATURN)))
  expect(existsSync(join(app.root, SATURN))).toBe(true)

  await open(page, SATURN)
  await expect(panel(page)).toContainText('Another recording answers this request; this one is never read.')
  await expect(panel(page).getByRole('button', { name: /^Rename/ })).toBeDisabled()
  await panel(page).getByRole('button', { name: 'Undo the change…' }).click()
  await expect(dialog(page).getByRole('region', { name: 'Changed lines' })).toContainText('Which planet')
  await dialog(page)
    .getByRole('button', { name: /^Undo the change of the request/ })
    .click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(panel(page)).toHaveCount(0)
  expect(read(app, SATURN)).toBe(original)
})

test('a file in another form, with a byte order mark, is mended; one that is never read is deleted', async ({
  page,
  app,
}) => {
  const original = read(app, SATURN)
  writeFileSync(join(app.root, SATURN), `\ufeff${JSON.stringify(JSON.parse(original))}`)
  await open(page, SATURN)
  await panel(page).getByRole('button', { name: 'Remove the byte order mark…' }).click()
  await dialog(page)
    .getByRole('button', { name: /^Remove the byte order mark/ })
    .click()
  await expect(dialog(page)).toHaveCount(0)
  expect(read(app, SATURN).startsWith('{"')).toBe(true)
  await panel(page).getByRole('button', { name: 'Write in the recorder’s form…' }).click()
  await dialog(page)
    .getByRole('button', { name: /^Write in/ })
    .click()
  await expect(panel(page)).toHaveCount(0)

  const copy = `${FOLDER}/${'a'.repeat(64)}.json`
  writeFileSync(join(app.root, copy), original)
  await open(page, copy)
  await expect(panel(page)).toContainText('this one is never read')
  await panel(page).getByRole('button', { name: 'Delete…' }).click()
  await dialog(page)
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect(page.getByRole('treegrid', { name: 'Recordings' })).toBeVisible()
  expect(existsSync(join(app.root, copy))).toBe(false)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(panel(page)).toContainText('this one is never read')
  expect(read(app, copy)).toBe(original)
})

test('many are renamed at once after a dry run, and taken back at once', async ({ page, app }) => {
  changeRequest(app, SATURN)
  test.slow()
  const twin = `${FOLDER}/${'b'.repeat(64)}.json`
  writeFileSync(join(app.root, twin), read(app, SATURN))
  app.git('add', '--all')
  app.git('commit', '--quiet', '--message=A twin')
  const before = contents(app)
  await page.goto('/?q=hash:mismatch')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Change all' }).click()
  await page.getByRole('menuitem', { name: 'Rename to what replay looks for…' }).click()
  await expect(dialog(page)).toContainText('Rename 1 of 3 recordings?')
  await expect(dialog(page).getByText('2 files want one name')).toBeVisible()
  // What comes along with the name is said before the choice.
  await expect(dialog(page).getByRole('radio', { name: /007c4711219f .*\b\d+ ids$/ })).toBeVisible()
  await expect(
    dialog(page)
      .getByRole('listitem')
      .filter({ hasText: /^2 wait for your choice/ }),
  ).toBeVisible()
  await expect(dialog(page)).toContainText('0 left as they are')
  await expectAccessible(page)
  await dialog(page).getByRole('radio').first().check()
  await expect(dialog(page)).toContainText('Rename 2 of 3 recordings?')
  await expect(dialog(page)).toContainText('2 renamed to what replay looks for')
  await expect(dialog(page)).toContainText('Name that replay looks for')
  await expect(dialog(page).getByRole('region', { name: 'Left as they are' })).toContainText(
    /007c4711219f takes [0-9a-f]{12}/,
  )
  await dialog(page)
    .getByRole('checkbox', { name: /^Delete the 1 file / })
    .check()
  const confirm = dialog(page).getByRole('button', { name: /^Rename 2, delete 1/ })
  await expect(confirm).toBeVisible()
  expect(contents(app)).toEqual(before)
  await confirm.click()
  await expect(dialog(page)).toContainText('Renamed 2 recordings, deleted 1 recording.')
  expect(Object.keys(contents(app))).toHaveLength(Object.keys(before).length - 1)
  await dialog(page).getByRole('button', { name: 'Undo all' }).click()
  await expect(dialog(page)).toContainText('Taken back: ')
  expect(contents(app)).toEqual(before)
})

test('what a plan leaves is named at the end, and a link is not counted', async ({ page, app }) => {
  changeRequest(app, SATURN)
  const [twin, link] = ['b', 'c'].map((digit) => `${digit.repeat(64)}.json`)
  writeFileSync(join(app.root, FOLDER, twin ?? ''), read(app, SATURN))
  symlinkSync(basename(SATURN), join(app.root, FOLDER, link ?? ''))
  await page.goto('/?q=hash:mismatch')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Change all' }).click()
  await page.getByRole('menuitem', { name: 'Rename to what replay looks for…' }).click()
  await dialog(page).getByRole('radio').first().check()
  await expect(dialog(page)).toContainText('Rename 2 of 4 recordings?')
  await expect(dialog(page).getByRole('region', { name: 'Cannot' })).toContainText('This is a link to')
  await dialog(page)
    .getByRole('button', { name: /^Rename 2/ })
    .click()
  await expect(dialog(page)).toContainText('Renamed 2 recordings.')
  const left = dialog(page).getByRole('region', { name: 'Left as they are' })
  await expect(left.getByRole('listitem')).toHaveCount(2)
  await expect(left).toContainText(twin ?? '')
  await expect(left).toContainText(link ?? '')
})

test('a rival outside of the list is named, and the chosen file takes the name', async ({ page, app }) => {
  // The rival has the name of an earlier rule, so the query for a mismatch does not find it.
  const text = read(app, SATURN)
  const key = requestKeyText(madeRecording(SATURN, text).hashed, { testId: false }) ?? ''
  const older = `${FOLDER}/${sha256OfText(key).slice(0, 12)}.json`
  const twin = `${FOLDER}/${'b'.repeat(64)}.json`
  renameSync(join(app.root, SATURN), join(app.root, older))
  writeFileSync(join(app.root, twin), text)
  await page.goto('/?q=hash:mismatch')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Change all' }).click()
  await page.getByRole('menuitem', { name: 'Rename to what replay looks for…' }).click()
  await expect(dialog(page)).toContainText('Rename 1 of 2 recordings?')
  await expect(dialog(page)).toContainText(
    `bbbbbbbbbbbb wants a name that 1 recording outside this list wants too: ${basename(older, '.json')}.`,
  )
  await dialog(page).getByRole('radio').check()
  await dialog(page)
    .getByRole('button', { name: /^Rename 2/ })
    .click()
  await expect(dialog(page)).toContainText('Renamed 2 recordings.')
  expect(existsSync(join(app.root, twin))).toBe(false)
  expect(read(app, SATURN)).toBe(text)
  expect(existsSync(join(app.root, older))).toBe(true)
})

test('the last changes are listed, each with what it did and its undo', async ({ page, app }) => {
  changeRequest(app, SATURN)
  const before = contents(app)
  await open(page, SATURN)
  await expect(page.getByRole('link', { name: 'Rename all 2…' })).toBeVisible()
  await page.keyboard.press('R')
  await expect(dialog(page)).toContainText('Nothing is written yet')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Renamed 007c4711219f/)).toBeVisible()
  await page.getByRole('link', { name: 'Last changes' }).click()
  const entry = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Renamed 007c4711219f' })
  await entry.getByText('1 recording').click()
  await expect(entry).toContainText(basename(SATURN))
  await expectAccessible(page)
  await entry.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('It was taken back.')).toBeVisible()
  expect(contents(app)).toEqual(before)
})

test('a file that cannot be read is deleted from its page, and undone', async ({ page, app }) => {
  const broken = 'tests/integration/broken/recordings/not-json.json'
  const before = read(app, broken)
  await open(page, broken)
  await page.keyboard.press('U')
  const nothing = page.locator('[aria-live]').getByText('There is nothing to take back.')
  const first = await nothing.elementHandle()
  // The same words once more are said once more.
  await page.keyboard.press('U')
  await expect.poll(() => first?.evaluate((element) => element.isConnected)).toBe(false)
  await expect(nothing).toBeVisible()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await expect(dialog(page)).toContainText('Nothing is written yet')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Deleted not-json\.$/)).toBeVisible()
  expect(existsSync(join(app.root, broken))).toBe(false)
  // The page of the file gives way to the list, and keys are the list's then.
  await page.waitForURL(({ pathname }) => pathname === '/')
  await page.waitForLoadState('networkidle')
  // What listens to the key comes with this button, which may be drawn after the list.
  await expect(page.getByRole('button', { name: 'Change all' })).toBeVisible()
  let goOn = (): void => undefined
  const isSaid = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/api/actions/undo', async (route) => {
    await isSaid
    await route.continue()
  })
  await page.keyboard.press('U')
  await expect(page.locator('[aria-live]').getByText('Taking it back…')).toBeVisible()
  goOn()
  await expect.poll(() => existsSync(join(app.root, broken))).toBe(true)
  await expect(page.locator('[aria-live]').getByText('Taken back: Deleted not-json.')).toBeVisible()
  expect(read(app, broken)).toBe(before)
})

test('panel and dialogs fit a narrow window', async ({ page, app }) => {
  test.slow()
  changeRequest(app, SATURN)
  for (const width of [900, 400]) {
    await page.setViewportSize({ width, height: 900 })
    await open(page, SATURN)
    await expect(panel(page).getByRole('button', { name: /^Rename…/ })).toBeVisible()
    await panel(page)
      .getByRole('button', { name: /^Rename…/ })
      .click()
    await expect(dialog(page)).toContainText('ids inside come along')
    await expectAccessible(page)
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(isWide).toBe(false)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }
})

/** Asks the server as a script does. */
async function ask(app: App, body: object, address = '/api/actions') {
  const answer = await fetch(app.url + address, {
    method: 'POST',
    headers: { origin: app.url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const lines = (await answer.text()).trim().split('\n')
  return { status: answer.status, lines: lines.map((line) => JSON.parse(line)) }
}

test('a script gets a dry run first, and nothing is written when files have changed since', async ({
  app,
}) => {
  changeRequest(app, SATURN)
  const act = (body: object, address?: string) => ask(app, body, address)
  const asked = { kind: 'rename', paths: [SATURN] }
  const before = contents(app)
  const dry = await act({ ...asked, dryRun: true })
  expect(dry.lines).toMatchObject([{ type: 'planned', files: [{ path: SATURN, outcome: 'renamed' }] }])
  expect(contents(app)).toEqual(before)

  writeFileSync(join(app.root, SATURN), read(app, SATURN).replace('What planet', 'Whose planet'))
  const stale = await act({ ...asked, plan: dry.lines[0].plan })
  expect(stale).toMatchObject({ status: 409, lines: [{ code: 'plan-changed' }] })
  const done = await act(asked)
  expect(done.lines.at(-1)).toMatchObject({ type: 'ended', written: [SATURN], failed: [], stopped: [] })
  const listed = await (await fetch(`${app.url}/api/actions`)).json()
  expect(listed).toMatchObject({
    actions: [{ id: done.lines.at(-1).id, state: 'undoable', whyNot: null }],
    interrupted: [],
  })
  expect((await act({}, '/api/actions/undo')).status).toBe(200)
  expect(existsSync(join(app.root, SATURN))).toBe(true)

  expect((await act({ kind: 'rename' })).status).toBe(422)
  expect((await act({ kind: 'delete', paths: [`${FOLDER}/none.json`] })).status).toBe(404)
  expect((await act({ kind: 'delete', paths: ['../outside.json'] })).status).toBe(404)
  expect((await act({ id: 'none' }, '/api/actions/undo')).status).toBe(404)
  expect(read(app, GEMINI)).toBe(before[GEMINI])
})

test('a copy is not written when it is no longer what was shown', async ({ page, app }) => {
  await openEditor(page, SATURN)
  await replace(page, 'Which planet', 'What planet')
  await page.keyboard.press('Control+s')
  const copy = dialog(page).getByRole('button', { name: 'Save as a copy' })
  await expect(copy).toBeVisible()
  const text = read(app, SATURN)
  const edited = { text: text.replace('Which planet', 'What planet'), fingerprint: sha256OfText(text) }
  const { lines } = await ask(app, { kind: 'duplicate', paths: [SATURN], edited, dryRun: true })
  const taken = lines[0].files[0].newPath
  writeFileSync(join(app.root, taken), read(app, GEMINI))
  await copy.click()
  await expect(page.getByRole('status')).toContainText(
    'Not saved: Files have changed since this was looked at.',
  )
  expect(read(app, taken)).toBe(read(app, GEMINI))
  expect(read(app, SATURN)).toBe(text)
})

test('a changed request is saved under the name that replay looks for, or as a copy', async ({
  page,
  app,
}) => {
  test.slow()
  const original = read(app, SATURN)
  for (const [button, isKept] of [
    ['Save as a copy', true],
    ['Save and rename', false],
  ] as const) {
    await openEditor(page, SATURN)
    await replace(page, 'Which planet', 'What planet')
    await page.keyboard.press('Control+s')
    await expect(dialog(page)).toBeVisible()
    if (!isKept) {
      // The copy has the name by now.
      await expect(dialog(page)).toContainText(/cannot be saved under the name .* answers this request/)
      await expect(dialog(page).getByRole('button', { name: /rename|copy/ })).toHaveCount(0)
      await page.keyboard.press('Escape')
      await replace(page, 'What planet', 'Whose planet')
      await page.keyboard.press('Control+s')
    }
    const more = dialog(page).getByRole('region', { name: 'Lines that change with the name' })
    await expect(more).toContainText(`"id": "rec-${basename(SATURN).slice(0, 12)}"`)
    await dialog(page).getByRole('button', { name: button }).click()
    await expect(
      page.getByText(isKept ? /^Saved the edited \w+ as \w+\./ : /^Saved and renamed /),
    ).toBeVisible()
    await expect(page).not.toHaveURL(new RegExp(basename(SATURN)))
    await expect(page).toHaveURL(/\/edit\?view=json$/)
    expect(existsSync(join(app.root, SATURN))).toBe(isKept)
    if (isKept) expect(read(app, SATURN)).toBe(original)
    const now = decodeURIComponent(new URL(page.url()).pathname.replace(/^\/recordings\/|\/edit$/g, ''))
    expect(read(app, now)).toContain(isKept ? 'What planet' : 'Whose planet')
  }
})
