import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { HOSTILE_PATH, writeHostile } from './hostile'

const ADDRESS = `/recordings/${HOSTILE_PATH.split('/').map(encodeURIComponent).join('/')}`

test.beforeAll(({ app }) => writeHostile(app.root))

// The root is shared by all specs of a worker.
test.afterAll(({ app }) => rmSync(dirname(dirname(join(app.root, HOSTILE_PATH))), { recursive: true }))

/** Asserts that nothing has run, that no click can run anything, and that the page is still there. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  const dangerous = await page.evaluate(() =>
    [...document.querySelectorAll('[href], [src], [action], [srcdoc]')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? element.outerHTML)
      .filter((address) => /^\s*(javascript|vbscript|data:text|https?:\/\/evil)/i.test(address)),
  )
  expect(dangerous).toEqual([])
  await expect(page.locator('body')).toBeVisible()
}

for (const tab of ['message', 'chunks', 'request', 'raw'] as const) {
  test(`a hostile recording runs nothing: ${tab}`, async ({ page }) => {
    await page.goto(`${ADDRESS}?tab=${tab}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('test_<img src=x onerror=')
    await page.waitForLoadState('networkidle')
    await expectHarmless(page)
  })
}

test('a hostile answer rendered as Markdown runs and loads nothing', async ({ page }) => {
  await page.goto(ADDRESS)
  await page.getByRole('button', { name: 'Markdown' }).click()
  await page.waitForLoadState('networkidle')
  await expectHarmless(page)
})

test('stepping through hostile chunks runs nothing', async ({ page }) => {
  await page.goto(`${ADDRESS}?chunk=0`)
  for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowRight')
  await expectHarmless(page)
})

test('a hostile row, searched for, runs nothing', async ({ page }) => {
  await page.goto(`/?q=${encodeURIComponent('"<script>window.ran=1"')}`)
  await expect(page.getByText('window.ran').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expectHarmless(page)
})

test('a hostile query runs nothing', async ({ page }) => {
  await page.goto(
    `/?q=${encodeURIComponent('</script><script>window.ran=1</script><img src=x onerror=window.ran=1>')}`,
  )
  await page.waitForLoadState('networkidle')
  await expectHarmless(page)
})

test('a hostile recording in the editor runs nothing', async ({ page }) => {
  await page.goto(`${ADDRESS}/edit`)
  await expect(page.getByRole('textbox', { name: 'Tool call: name' })).toBeVisible()
  await expect(page.getByText('too long for a text field').first()).toBeVisible()
  await expectHarmless(page)
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await expect(page.locator('.monaco-editor').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expectHarmless(page)
})

test('what is copied for a terminal holds nothing that it obeys', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(ADDRESS)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Request as cURL' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('javascript:window.ran=1//%03%1B[201~%7F%C2%9B%0D%0A%09')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('\\u0003\\u001b[201~')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(copied).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
})

test('a copied path is one word of a shell', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(ADDRESS)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Path' }).click()
  await expect(page.getByText('Copied: path')).toBeAttached()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(execFileSync('/bin/sh', ['-c', `printf %s ${copied}`], { encoding: 'utf8' })).toBe(HOSTILE_PATH)
})

test("the file's bytes are never shown as a page", async ({ app }) => {
  const answer = await fetch(`${app.url}/api${ADDRESS}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})
