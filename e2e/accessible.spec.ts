import { expect } from '@playwright/test'
import { readingTest as test } from './app'
import { expectAccessible } from './axe'

const SUITES = '/recordings/tests/integration'
const STREAM = `${SUITES}/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`

const PAGES: readonly (readonly [what: string, address: string])[] = [
  ['the list', '/'],
  ['the list by model', '/?group=model'],
  ['the list, flat', '/?group=none'],
  ['the list, searched', '/?q=is%3Astream+%21finish%3Alength+%22the%22'],
  ['a list without matches', '/?q=nothing-says-this'],
  ['a streamed recording', STREAM],
  ['a streamed recording with a chosen chunk', `${STREAM}?chunk=5&window=3-9`],
  ['its chunks', `${STREAM}?tab=chunks`],
  ['its request', `${STREAM}?tab=request`],
  ['its raw file', `${STREAM}?tab=raw`],
  ['a file that is not JSON', `${SUITES}/broken/recordings/not-json.json`],
  ['a recording that is not there', `${SUITES}/none/recordings/none.json`],
  ['an address without a page', '/nothing'],
  ['the last changes', '/actions'],
  ['the editor', `${STREAM}/edit`],
  ['the editor of the JSON', `${STREAM}/edit?view=json`],
  ['the editor of a file that is not JSON', `${SUITES}/broken/recordings/not-json.json/edit`],
]

for (const [what, address] of PAGES) {
  test(`axe finds no fault on ${what}`, async ({ page }) => {
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  })
}

for (const width of [900, 400]) {
  test(`axe finds no fault on a list, a recording and its editor at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const address of ['/', `${STREAM}?chunk=5`, `${STREAM}?tab=chunks`, `${STREAM}/edit`]) {
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    }
  })
}

test('the first Tab offers to skip the top bar: to the lines of the list, or to the content', async ({
  page,
}) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  await expect(skip).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treegrid', { name: 'Recordings' })).toBeFocused()
  await expect(page).toHaveURL(/\/$/)
  await page.goto(STREAM)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('at most ten presses of Tab lead to the lines of the list, without the skip link too', async ({
  page,
}) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const list = page.getByRole('treegrid', { name: 'Recordings' })
  let presses = 0
  while (presses < 10 && !(await list.evaluate((one) => one === document.activeElement))) {
    await page.keyboard.press('Tab')
    presses++
  }
  await expect(list).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1)
})

test('a choice among a few is one stop of Tab, and the arrows go through it', async ({ page }) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Test', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Model', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/group=model/)
})

test('axe finds no fault on the list of keys', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})
