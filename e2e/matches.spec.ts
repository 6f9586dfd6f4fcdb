import { expect, type Page } from '@playwright/test'
import { readingTest as test } from './app'
import { expectAccessible } from './axe'

const SUITES = '/recordings/tests/integration'
const LONG = `${SUITES}/responses/recordings/5ec85a3523600b5caa29f85e02e9b6a882c0acdf95130023af23d5238f973149.json`
const CALLS = `${SUITES}/responses/recordings/a3edd9de0584adecc7ec345f90f1678bff17bd2cad8fc4eb56b7ceec35346139.json`

const bar = (page: Page) => page.getByRole('region', { name: 'Matches' })
const current = (page: Page) => page.locator('mark[aria-current]')

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

test('a result leads to its first match, and the keys to the others', async ({ page }) => {
  await open(page, '/?q=the+path:5ec85a3523&group=none')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/recordings\/.*q=the/)
  await expect(current(page)).toHaveText(/the/i)
  await expect(current(page)).toBeInViewport()
  await expect(bar(page)).toContainText(/1 of \d+/)
  const total = await page.locator('[data-match]').count()
  await expect(bar(page)).toContainText(`1 of ${total}`)
  await page.keyboard.press('n')
  await expect(bar(page)).toContainText(`2 of ${total}`)
  await expect(page).toHaveURL(/match=2/)
  await page.keyboard.press('N')
  await page.keyboard.press('N')
  await expect(bar(page)).toContainText(`${total} of ${total}`)
  await expect(current(page)).toBeInViewport()
})

test('a match in the answer offers the chunk in which it begins', async ({ page }) => {
  const [, word] = /"content": "( ?\w{5,})"/.exec(await (await page.request.get(`/api${LONG}`)).text()) ?? []
  await open(page, `${LONG}?q=${encodeURIComponent(`answer:"${word ?? ''}"`)}`)
  await expect(current(page)).toBeInViewport()
  await bar(page)
    .getByRole('button', { name: /^chunk \d+$/ })
    .click()
  await expect(page.getByRole('heading', { name: /^Chunk \d+$/ })).toBeVisible()
  await expect(page.locator('[data-lane="text"] .underline mark')).toHaveText(word ?? '')
})

test('arguments of a call are found as they were sent, and marked as they are laid out', async ({ page }) => {
  const row = await (await page.request.get(`/api/recordings?q=path:a3edd9de`)).json()
  const { name, arguments: given } = row.rows[0].toolCalls[0]
  const phrase = `${name}(${given.slice(0, 12)}`
  await open(page, `${CALLS}?q=${encodeURIComponent(JSON.stringify(phrase))}`)
  await expect(bar(page)).toContainText('1 of 1')
  await expect(page.locator('mark').first()).toBeVisible()
  expect((await page.locator('h3 mark, pre mark, [data-lane] mark').allTextContents()).join('')).toContain(
    name,
  )
})

test('axe finds no fault on a recording with matches', async ({ page }) => {
  test.slow()
  await open(page, `${LONG}?q=the&match=2`)
  await expect(bar(page)).toContainText('2 of')
  await expectAccessible(page)
})

test('an excluded word, or a query without words, marks nothing', async ({ page }) => {
  await open(page, `${LONG}?q=${encodeURIComponent('!the is:stream')}`)
  await expect(bar(page)).toHaveCount(0)
  await expect(page.locator('[data-reading] mark')).toHaveCount(0)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the matches are marked, and the address leads to the first', async ({ page }) => {
    await page.goto('/?q=saturn&group=none')
    await page.locator('[role=row] a[href*="#match"]').first().click()
    await expect(page.locator('#match')).toHaveText(/saturn/i)
    await expect(page.locator('#match')).toBeInViewport()
  })
})
