import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { ASKED, changeSome, SATURN } from './review-edits'

/* A recording that is opened from a review: back, Esc and the next change lead to that review. */

const list = (page: Page) => page.getByRole('region', { name: 'Changes' })
const detail = (page: Page) => page.getByRole('region', { name: 'The chosen change' })
const chosen = (page: Page) => list(page).locator('a[aria-current=true]')
const neighbours = (page: Page) => page.getByRole('navigation', { name: 'Neighbours in the review' })
const back = (page: Page) => page.getByRole('link', { name: 'Back to the review' })

/** Opens a page and waits until its keys work. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

/** Opens the chosen change of the review as a recording. */
async function openRecording(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(neighbours(page)).toBeVisible()
}

/** The paths in the list of the review, from top to bottom. */
const listed = (page: Page): Promise<string[]> =>
  list(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('title') ?? ''))

test.beforeEach(({ app }) => changeSome(app.root))

test('Esc and the link back lead to the change in the review, with all that was chosen there', async ({
  page,
}) => {
  await open(page, `/review?base=main&by=test&at=${SATURN}&show=old&facet=answer`)
  await openRecording(page)
  await expect(back(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/review\?/)
  await expect(chosen(page)).toHaveAttribute('title', SATURN)
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toEqual({
    ...{ base: 'main', by: 'test', at: SATURN, show: 'old', facet: 'answer' },
  })
  await detail(page).getByRole('link', { name: 'Open the recording' }).click()
  await page.waitForURL(/\/recordings\//)
  await back(page).click()
  await expect(page).toHaveURL(/\/review\?.*facet=answer/)
  await expect(chosen(page)).toHaveAttribute('title', SATURN)
})

test('next and previous are those of the review, and what was removed is shown there', async ({ page }) => {
  await open(page, '/review?by=test&noise=open')
  await page.keyboard.press('Home')
  const paths = await listed(page)
  await openRecording(page)
  await expect(neighbours(page)).toContainText('1 of 5')
  for (const [index, path] of paths.entries()) {
    await expect(page).toHaveURL((url) => url.href.includes(path))
    if (page.url().includes('/review?')) {
      await expect(chosen(page)).toHaveAttribute('title', path)
      await expect(detail(page).getByText('it has no page')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByText('Removed: it has no page').last()).toBeVisible()
      break
    }
    await expect(neighbours(page)).toContainText(`${index + 1} of 5`)
    await page.keyboard.press('j')
  }
  await expect(page).toHaveURL(/\/review\?.*noise=open/)
})

test('what the reader filtered out or hid in the review is not stepped through', async ({ page }) => {
  await open(page, `/review?by=test&facet=answer&at=${SATURN}`)
  await openRecording(page)
  await expect(neighbours(page)).toContainText('1 of 1')
  await page.goto(`/recordings/${SATURN}?review=${encodeURIComponent('facet=removed')}`)
  await expect(neighbours(page)).toContainText('not in this review')
})

test('the editor, and a file that cannot be read, keep the review too', async ({ page, app }) => {
  await open(page, `/review?base=main&by=test&at=${SATURN}`)
  await openRecording(page)
  await page.keyboard.press('e')
  await page.waitForURL(/\/edit\?/)
  await page.goto(page.url())
  await page.getByRole('link', { name: 'Back to the recording' }).click()
  await expect(back(page)).toBeVisible()
  writeFileSync(join(app.root, ASKED), '{"request": ')
  await open(page, `/review?base=main&by=test&at=${ASKED}`)
  await openRecording(page)
  await expect(page.getByRole('heading', { name: 'This file cannot be read' })).toBeVisible()
  await expect(neighbours(page)).toContainText('1 of 4')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(chosen(page)).toHaveAttribute('title', ASKED)
})

test('an address that names another page leads to the review, and nowhere else', async ({ page }) => {
  for (const from of [
    '//evil.example/',
    'https://evil.example/?base=main',
    '\\evil',
    'javascript:alert(1)',
  ]) {
    await page.goto(`/recordings/${SATURN}?review=${encodeURIComponent(from)}`)
    await expect(back(page)).toHaveAttribute('href', /^\/review\?(base=main&)?(by=test&)?at=tests\//)
  }
})

test('a recording that only a commit has offers the way back', async ({ page, app }) => {
  app.git('rm', '--quiet', '--cached', SATURN)
  app.git('commit', '--quiet', '--message=one less')
  await page.goto(`/recordings/tests/recordings/none.json?review=${encodeURIComponent('head=main')}`)
  await expect(page.getByRole('heading', { name: 'There is no such recording' })).toBeVisible()
  await expect(back(page)).toHaveAttribute('href', '/review?head=main&at=tests/recordings/none.json')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('links lead from the review to the recording and back', async ({ page }) => {
    await page.goto(`/review?base=main&by=test&at=${SATURN}`)
    await detail(page).getByRole('link', { name: 'Open the recording' }).click()
    await expect(page).toHaveURL(/\/recordings\//)
    await back(page).click()
    await expect(detail(page).locator('ins')).toHaveText('snow')
  })
})

for (const width of [1440, 900, 400]) {
  test(`the summary is not cut at a width of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await open(page, '/review')
    const summary = page.getByText(/^5 changed recordings in \d+ tests?: /)
    await expect(summary).toBeVisible()
    const cut = await summary.evaluate((node) => [
      node.scrollWidth - node.clientWidth,
      node.scrollHeight - node.clientHeight,
      Math.max(0, node.getBoundingClientRect().right - window.innerWidth),
    ])
    expect(cut).toEqual([0, 0, 0])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  })
}
