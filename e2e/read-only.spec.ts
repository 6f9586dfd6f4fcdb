import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, readOnlyTest, readingTest as test } from './app'
import { changeSome } from './review-edits'

const FOLDER = 'tests/integration/responses/recordings'
const SATURN = `${FOLDER}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`
const BROKEN = 'tests/integration/broken/recordings/not-json.json'

const PAGES: readonly (readonly [what: string, address: string])[] = [
  ['the list', '/'],
  ['a list without matches', '/?q=nothing-says-this'],
  ['a recording', `/recordings/${SATURN}?chunk=3`],
  ['its chunks', `/recordings/${SATURN}?tab=chunks&chunk=3`],
  ['its request', `/recordings/${SATURN}?tab=request`],
  ['its raw file', `/recordings/${SATURN}?tab=raw`],
  ['the editor', `/recordings/${SATURN}/edit`],
  ['its JSON', `/recordings/${SATURN}/edit?view=json`],
  ['a file that is not JSON', `/recordings/${BROKEN}`],
  ['the editor of a file that is not JSON', `/recordings/${BROKEN}/edit`],
  ['a recording that is not there', `/recordings/${FOLDER}/none.json`],
  ['an address without a page', '/nothing'],
  ['the last changes', '/actions'],
  ['the review', '/review'],
  ['a review of a ref that is not there', '/review?base=nothing'],
]

/** Names of controls that change a recording, or lead to where one does. */
const WRITES =
  /^\s*(edit|open in the editor|review and save|save|discard|fix|mend|rename|delete|duplicate|undo|remove|format|write)\b/i

async function offered(page: Page): Promise<string[]> {
  const controls = page.locator('button:visible, main a:visible')
  const names = await controls.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )
  return names.filter((name) => WRITES.test(name))
}

for (const [what, address] of PAGES) {
  test(`${what} says that it is read-only, and offers nothing that writes`, async ({ page }) => {
    await page.goto(address)
    await expect(page.locator('header').getByText('read-only', { exact: true })).toBeVisible()
    if (address.endsWith(`${SATURN}/edit`)) {
      await expect(page.getByRole('textbox', { name: 'Answer' })).toBeVisible()
    } else if (address.includes('/edit')) {
      await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
    }
    await page.waitForLoadState('networkidle')
    expect(await offered(page)).toEqual([])
    await page.getByRole('button', { name: /^Keys/ }).click()
    const keys = page.getByRole('dialog', { name: 'Keys on this page' })
    await expect(keys).toBeVisible()
    expect((await keys.locator('dd').allTextContents()).filter((label) => WRITES.test(label))).toEqual([])
  })
}

test('the key of the editor does nothing', async ({ page }) => {
  await page.goto(`/recordings/${SATURN}`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('e')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/tab=chunks/)
})

/** What each route that takes a write answers: it refuses, or it changes no recording. */
const ROUTES: Readonly<Record<string, { readonly status: number; readonly body: unknown }>> = {
  'PUT /api/recordings/[...path]': { status: 403, body: { request: {}, response: { body: {} } } },
  'POST /api/check/[...path]': { status: 200, body: { request: {}, response: { body: {} } } },
  'PUT /api/drafts/[...path]': { status: 403, body: {} },
  'DELETE /api/drafts/[...path]': { status: 403, body: {} },
  'POST /api/actions': { status: 403, body: { kind: 'delete', paths: [SATURN] } },
  'POST /api/actions/undo': { status: 403, body: {} },
  'POST /api/actions/end': { status: 403, body: { id: 'none', how: 'finish' } },
  'POST /api/actions/stop': { status: 403, body: { run: 'none' } },
  // Ticks and notes are kept in the user's state folder (docs/safety.md, 1).
  'PUT /api/review-state': { status: 200, body: { notes: { [SATURN]: 'a note' } } },
}

/** The methods of every route handler that are no plain reading. */
function writes(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .flatMap((file) => {
      const methods = readFileSync(join('app', file), 'utf8').matchAll(
        /^export const (PUT|POST|DELETE|PATCH)\b/gm,
      )
      return [...methods].map(([, method]) => `${method} /${file.replace(/\/route\.ts$/, '')}`)
    })
}

function digest({ root }: App): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.startsWith('.git') || !statSync(join(root, file)).isFile()) continue
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

test('every route that takes a write refuses it, or changes no recording', async ({ app }) => {
  expect(writes().sort()).toEqual(Object.keys(ROUTES).sort())
  const before = digest(app)
  const read = await fetch(`${app.url}/api/recordings/${SATURN}`)
  for (const [route, { status, body }] of Object.entries(ROUTES)) {
    const [method = '', address = ''] = route.split(' ')
    const answer = await fetch(app.url + address.replace('[...path]', SATURN), {
      method,
      headers: {
        origin: app.url,
        'content-type': 'application/json',
        'if-match': read.headers.get('etag') ?? '',
      },
      body: JSON.stringify(body),
    })
    expect({ route, status: answer.status }).toEqual({ route, status })
    if (status === 403) expect(await answer.json()).toMatchObject({ code: 'read-only' })
  }
  expect(digest(app)).toBe(before)
})

readOnlyTest('a review is ticked, and its ticks are kept', async ({ app, page }) => {
  changeSome(app.root)
  await page.goto('/review?by=test')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('a')
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '1')
  await page.reload()
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '1')
})
