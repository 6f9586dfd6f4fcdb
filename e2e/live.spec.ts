import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test as plain } from '@playwright/test'
import { type App, test } from './app'
import { expectAccessible } from './axe'
import { launch, stop } from './launcher'
import { copySampleRoot, SAMPLES } from './sample-root'

const FOLDER = 'tests/integration/responses/recordings'
const LONG = `${FOLDER}/5ec85a3523600b5caa29f85e02e9b6a882c0acdf95130023af23d5238f973149.json`
const FIRST = 'tests/integration/agents/recordings'

const search = (page: Page) => page.getByRole('combobox', { name: 'Search recordings' })
const table = (page: Page) => page.getByRole('treegrid', { name: 'Recordings' })
const footer = (page: Page) => page.getByRole('contentinfo')
const chosen = (page: Page) => table(page).locator('[aria-selected=true]')
const pane = (page: Page) => page.locator('[data-reading]')

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('load')
  await expect(page.locator('body')).toContainText('Keys')
  // The connection for changes is open once the server has sent its first state.
  await page.waitForTimeout(500)
}

/** Adds recordings that sort first in a flat list by path. */
function add(app: App, count: number): void {
  const text = readFileSync(join(app.root, LONG), 'utf8').replace(
    /"test_id": "[^"]*"/,
    '"test_id": "a/test_a.py::test_a"',
  )
  for (let index = 0; index < count; index++) {
    writeFileSync(join(app.root, FIRST, `${String(index).padStart(4, '0')}.json`), text)
  }
}

test('the list follows a file that is added, changed, renamed and removed', async ({ page, app }) => {
  await open(page, '/')
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
  add(app, 1)
  await expect(footer(page)).toContainText(`${SAMPLES + 1} recordings`)
  await search(page).fill('zebracrossing')
  await expect(page.getByText(`None of the ${SAMPLES + 1} recordings matches`)).toBeVisible()
  const file = join(app.root, FIRST, '0000.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"content": "[^"]*"/, '"content": "zebracrossing"'))
  await expect(footer(page)).toContainText('1 recording ')
  await expect(table(page).locator('mark')).toHaveText('zebracrossing')
  await expect(search(page)).toBeFocused()
  renameSync(file, join(app.root, FIRST, 'renamed.json'))
  await expect(table(page).locator('a[href*="renamed.json"]')).toHaveCount(1)
  await expect(search(page)).toHaveValue('zebracrossing')
  rmSync(join(app.root, FIRST, 'renamed.json'))
  await expect(page.getByText(`None of the ${SAMPLES} recordings matches`)).toBeVisible()
})

test('the chosen row and the visible part stay where they are', async ({ page, app }) => {
  await page.setViewportSize({ width: 1440, height: 500 })
  await open(page, '/?group=none')
  await page.keyboard.press('j')
  await page.keyboard.press('End')
  await page.keyboard.press('PageUp')
  const link = chosen(page).getByRole('link').first()
  const href = (await link.getAttribute('href')) ?? ''
  const before = await chosen(page).boundingBox()
  add(app, 300)
  await expect(footer(page)).toContainText(`${SAMPLES + 300} recordings`)
  await expect(link).toHaveAttribute('href', href)
  await expect.poll(async () => (await chosen(page).boundingBox())?.y).toBe(before?.y)
  app.git('clean', '--force', '--quiet')
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
  await expect(link).toHaveAttribute('href', href)
  await expect.poll(async () => (await chosen(page).boundingBox())?.y).toBe(before?.y)
})

test('a recording that changes on disk is read again, at the same place', async ({ page, app }) => {
  await page.setViewportSize({ width: 1440, height: 500 })
  await open(page, `/recordings/${LONG}?chunk=7`)
  await expect(page.getByRole('heading', { name: 'Chunk 7' })).toBeVisible()
  await pane(page).evaluate((element) => element.scrollTo(0, 120))
  const file = join(app.root, LONG)
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, before.replace(/("role": "user",\s+"content": )"[^"]*"/, '$1"zebracrossing"'))
  await expect(pane(page)).toContainText('zebracrossing')
  await expect(page.getByRole('heading', { name: 'Chunk 7' })).toBeVisible()
  expect(await pane(page).evaluate((element) => element.scrollTop)).toBe(120)
  await expect(page).toHaveURL(/chunk=7/)
})

test('a recording that is removed says so, and is there again when it comes back', async ({ page, app }) => {
  test.slow()
  await open(page, `/recordings/${LONG}?q=the`)
  const file = join(app.root, LONG)
  const before = readFileSync(file)
  rmSync(file)
  const notice = page.getByRole('alert').filter({ hasText: 'removed on disk' })
  await expect(notice).toBeVisible()
  await expect(pane(page)).toContainText('the')
  await expectAccessible(page)
  writeFileSync(file, before)
  await expect(notice).toBeHidden()
  rmSync(file)
  await notice.getByRole('link', { name: 'Back to the list' }).click()
  await expect(search(page)).toHaveValue('the')
})

test('a path without a file shows the recording once there is one', async ({ page, app }) => {
  await open(page, `/recordings/${FIRST}/0000.json`)
  await expect(page.getByRole('heading', { name: 'There is no such recording' })).toBeVisible()
  add(app, 1)
  await expect(page.getByRole('heading', { name: 'test_a' })).toBeVisible()
})

// The fixture allows requests to its own server only; this test starts another one.
plain('a server that was away is followed again', async ({ page }) => {
  plain.slow()
  const sample = copySampleRoot()
  const first = launch('open', sample.root, '--port', '0', '--no-open')
  const url = await first.ready
  await page.goto(url)
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
  await stop(first)
  rmSync(join(sample.root, LONG))
  const second = launch('open', sample.root, '--port', new URL(url).port, '--no-open')
  try {
    await second.ready
    await expect(footer(page)).toContainText(`${SAMPLES - 1} recordings`, { timeout: 20_000 })
  } finally {
    await stop(second)
    sample.remove()
  }
})
