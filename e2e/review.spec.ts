import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { run } from './command'
import { ASKED, changeSome, edit, QUIET, recut, SATURN } from './review-edits'

const list = (page: Page) => page.getByRole('region', { name: 'Changes' })
const detail = (page: Page) => page.getByRole('region', { name: 'The chosen change' })
const chosen = (page: Page) => list(page).locator('a[aria-current=true]')
const progress = (page: Page) => page.getByRole('progressbar')

/** Opens the page and waits until its keys work. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

test.beforeEach(({ app }) => changeSome(app.root))

test('the first HTML says what changed, and has the list and one change', async ({ app }) => {
  const answer = await fetch(`${app.url}/review?by=test`)
  // React puts comments between texts; remove them.
  const html = (await answer.text()).replaceAll('<!-- -->', '')
  expect(html).toContain('5 changed recordings in')
  expect(html).toContain('merge base with main')
  expect(html).toContain('1 with noise only')
  expect(html).toContain('Replay no longer finds this recording.')
  expect(html).toContain('<ins')
})

test('the heaviest changes come first, and the noise is folded below them', async ({ page }) => {
  await open(page, '/review?by=test')
  const rows = list(page).getByRole('link')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(0)).toContainText('replay')
  // Replay does not look where this one was moved to.
  await expect(rows.nth(1)).toContainText('moved')
  await expect(rows.nth(1)).toContainText('replay')
  await expect(rows.nth(2)).toContainText('answer')
  await expect(list(page).getByText('metadata 1')).toBeVisible()
  await page.keyboard.press('n')
  await expect(list(page).getByText('noise only', { exact: true })).toBeVisible()
  await expect(rows).toHaveCount(5)
  await list(page).locator(`a[title="${QUIET}"]`).click()
  await expect(detail(page).getByText('the same on both sides').first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(list(page).getByRole('button', { name: '1 with noise only' })).toBeVisible()
})

test('a request that changed says why replay does not find it', async ({ page }) => {
  await open(page, `/review?by=test&at=${ASKED}`)
  await expect(detail(page).getByText('The request was changed in the file')).toBeVisible()
  await expect(detail(page).getByText('/request/body/messages/0/content')).toBeVisible()
  await expect(detail(page).locator('ins')).toHaveText('deep ')
  await expect(detail(page).getByText('match', { exact: true })).toBeVisible()
  await expect(detail(page).getByText('mismatch', { exact: true })).toBeVisible()
})

test('both answers are side by side with differing words marked; old or new alone is plain', async ({
  page,
}) => {
  await open(page, `/review?by=test&at=${SATURN}`)
  await expect(detail(page).locator('del')).toHaveText('ice')
  await expect(detail(page).locator('ins')).toHaveText('snow')
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/show=old/)
  await expect(detail(page).locator('del, ins')).toHaveCount(0)
  await expect(detail(page).getByText('mostly water ice')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(detail(page).getByText('mostly water snow')).toBeVisible()
  await detail(page).getByText('Chunks', { exact: true }).click()
  await expect(detail(page).getByText('structure', { exact: true })).toHaveCount(2)
})

test('the keyboard walks through all changes and ticks them', async ({ page }) => {
  await open(page, '/review?by=test')
  const first = await chosen(page).getAttribute('title')
  await page.keyboard.press('j')
  await expect(chosen(page)).not.toHaveAttribute('title', first ?? '')
  await page.keyboard.press('k')
  await expect(chosen(page)).toHaveAttribute('title', first ?? '')
  for (let step = 0; step < 4; step++) await page.keyboard.press('a')
  await expect(progress(page)).toHaveAccessibleName('4 of 4 viewed')
  await expect(page.getByText('[4/4]')).toBeAttached()
  await page.keyboard.press('u')
  await expect(progress(page)).toHaveAccessibleName('3 of 4 viewed')
  await page.keyboard.press('r')
  await expect(page.getByTestId('raw-diff').locator('.view-line').first()).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('group viewed, next')
})

test('a tick survives a reload and other chunks, but not another answer', async ({ page, app }) => {
  await open(page, `/review?by=test&at=${SATURN}`)
  await page.keyboard.press('a')
  await expect(progress(page)).toHaveAccessibleName('1 of 4 viewed')
  await page.waitForLoadState('networkidle')
  await open(page, '/review?by=test')
  await expect(progress(page)).toHaveAccessibleName('1 of 4 viewed')
  recut(app.root)
  await open(page, '/review?by=test')
  await expect(progress(page)).toHaveAccessibleName('1 of 4 viewed')
  edit(app.root, SATURN, '"content": " snow"', '"content": " dust"')
  await open(page, '/review?by=test')
  await expect(progress(page)).toHaveAccessibleName('0 of 4 viewed')
})

test('a change on disk shows up, and the reader’s place is kept', async ({ page, app }) => {
  await open(page, `/review?by=test&at=${SATURN}`)
  edit(app.root, SATURN, '"content": " snow"', '"content": " dust"')
  await expect(detail(page).locator('ins')).toHaveText('dust')
  await expect(chosen(page)).toHaveAttribute('title', SATURN)
})

test('viewed changes can be hidden, and a whole test can be ticked at once', async ({ page }) => {
  await open(page, `/review?by=test&at=${SATURN}`)
  await page.keyboard.press('A')
  await expect(list(page).getByLabel('viewed', { exact: true })).not.toHaveCount(0)
  await page.getByRole('button', { name: 'Hide viewed' }).click()
  await expect(page).toHaveURL(/viewed=hidden/)
  await expect(list(page).locator(`a[title="${SATURN}"]`)).toHaveCount(0)
  await page.goBack()
  await expect(list(page).locator(`a[title="${SATURN}"]`)).toHaveCount(1)
})

test('facets filter the changes, and the address keeps the filter', async ({ page }) => {
  await open(page, '/review?by=test')
  await list(page).getByRole('button', { name: 'answer 1' }).click()
  await expect(list(page).getByRole('link')).toHaveCount(1)
  await page.reload()
  await expect(list(page).getByRole('link')).toHaveCount(1)
  await expect(list(page).getByRole('button', { name: 'answer 1' })).toHaveAttribute('aria-pressed', 'true')
})

test('a note is saved, and is copied as Markdown with the ticks', async ({ page, app }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, `/review?by=test&at=${SATURN}`)
  await page.keyboard.press('c')
  await page.keyboard.type('Is snow right? j a n')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await page.waitForLoadState('networkidle')
  await open(page, `/review?by=test&at=${SATURN}`)
  await expect(detail(page).getByLabel('Note', { exact: true })).toHaveValue('Is snow right? j a n')
  await page.getByRole('button', { name: /Copy Markdown/ }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('merge base with main')
  expect(text).toContain('1 of 4 viewed.')
  expect(text).toContain('Is snow right?')
  expect(text).toContain('☑')
  expect(app.git('status', '--porcelain')).not.toContain('??  ')
})

test('the page and the command line write the same comment, with links to lines', async ({ app }) => {
  app.git('remote', 'add', 'origin', 'https://github.com/owner/repo')
  app.git('commit', '--quiet', '--all', '--message=changes')
  app.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  const answer = await fetch(`${app.url}/api/review/markdown?base=HEAD~1&head=HEAD`)
  const text = (await answer.text()).replaceAll('- ☐ ', '- ').replace('\n0 of 4 viewed.\n', '')
  const { stdout } = await run('review', app.root, '--base', 'HEAD~1', '--head', 'HEAD', '--markdown')
  expect(text).toBe(stdout)
  const commit = app.git('rev-parse', 'HEAD').trim()
  expect(text).toMatch(new RegExp(`\\(https://github\\.com/owner/repo/blob/${commit}/${SATURN}#L\\d+\\)`))
})

test('a base that has moved on is compared where the work left it, or as it is now', async ({
  page,
  app,
}) => {
  app.git('checkout', '--quiet', '-b', 'ahead')
  app.git('commit', '--quiet', '--allow-empty', '--message=more')
  app.git('checkout', '--quiet', '-')
  await open(page, '/review?base=ahead&by=test')
  await expect(page.getByText('ahead has moved on by 1 commit since.')).toBeVisible()
  await page.getByRole('link', { name: 'Compare with it as it is now' }).click()
  await expect(page).toHaveURL(/base=ahead&exact=1/)
  await expect(page.getByText('has moved on')).toBeHidden()
  await expect(list(page).getByRole('link')).toHaveCount(4)
})

test('another base is chosen from branches, tags and commits', async ({ page, app }) => {
  app.git('branch', 'feature/login')
  await open(page, '/review?by=test')
  await page.getByRole('button', { name: /^Compare from/ }).click()
  await page.getByRole('link', { name: 'feature/login' }).click()
  await expect(page).toHaveURL(/base=feature%2Flogin|base=feature\/login/)
  await expect(page.getByRole('button', { name: /^Compare from: feature\/login, / })).toBeVisible()
  await expect(list(page).getByRole('link')).toHaveCount(4)
})

test('axe finds no fault, wide and narrow', async ({ page }) => {
  // axe checks the page with an editor six times.
  test.slow()
  await open(page, `/review?by=test&at=${SATURN}`)
  await expectAccessible(page)
  await page.keyboard.press('n')
  await page.keyboard.press('c')
  await page.setViewportSize({ width: 900, height: 900 })
  await expectAccessible(page)
  await open(page, `/review?by=test&at=${ASKED}&raw=open`)
  await expect(page.getByTestId('raw-diff').locator('.view-line').first()).toBeVisible({ timeout: 20_000 })
  // The sides are named once they are compared.
  await expect(page.getByRole('textbox', { name: /^The file at/ }).first()).toBeAttached()
  await expectAccessible(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('changes are links, and each opens its detail', async ({ page }) => {
    await page.goto('/review?by=test')
    await list(page).locator(`a[title="${SATURN}"]`).click()
    await expect(detail(page).locator('ins')).toHaveText('snow')
    await expect(page.getByRole('textbox', { name: 'Compare from' })).toBeVisible()
  })
})

test('nothing is written into the repository', async ({ page, app }) => {
  const before = readFileSync(join(app.root, '.git/index'))
  const status = app.git('status', '--porcelain')
  await open(page, '/review?by=test')
  await page.keyboard.press('a')
  await page.waitForLoadState('networkidle')
  expect(app.git('status', '--porcelain')).toBe(status)
  expect(readFileSync(join(app.root, '.git/index')).length).toBe(before.length)
})
