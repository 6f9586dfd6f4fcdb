import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readingTest, test } from './app'
import { expectAccessible } from './axe'
import { SAMPLES } from './sample-root'

const SATURN = '007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'

const search = (page: Page) => page.getByRole('combobox', { name: 'Search recordings' })
const table = (page: Page) => page.getByRole('treegrid', { name: 'Recordings' })
const footer = (page: Page) => page.getByRole('contentinfo')
const chosen = (page: Page) => table(page).locator('[aria-selected=true]')

readingTest('browsing: all recordings of the sample root, grouped by test', async ({ page }) => {
  await page.goto('/')
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
  await expect(
    table(page)
      .getByRole('row', { name: /test_\w+\.py/ })
      .first(),
  ).toBeVisible()
})

readingTest('axe finds no fault on the list', async ({ page }) => {
  readingTest.slow()
  await page.goto('/')
  await expect(table(page).getByRole('row').nth(1)).toBeVisible()
  await expectAccessible(page)
})

readingTest('an unreadable file is a row that says where and what is wrong', async ({ page }) => {
  await page.goto('/?q=is:error+path:broken')
  const row = table(page).getByRole('row').filter({ hasText: 'line 7, column 1' })
  await expect(row).toContainText('unreadable')
})

readingTest('a search marks its matches, and is in the address', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('/')
  await page.keyboard.type('saturn')
  await expect(page).toHaveURL(/\?q=saturn$/)
  await expect(table(page).locator('mark').first()).toHaveText(/saturn/i)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
})

readingTest('the back button goes to the query before the typing', async ({ page }) => {
  await page.goto('/?q=saturn')
  await search(page).fill('saturn is:stream')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=saturn\+is:stream/)
  await page.goBack()
  await expect(search(page)).toHaveValue('saturn')
  await expect(page).toHaveURL(/\?q=saturn$/)
})

readingTest('the back button pressed before the page has drawn the query goes back too', async ({ page }) => {
  await page.goto('/?q=saturn')
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search(page)).toBeFocused({ timeout: 500 })
  }).toPass()
  await search(page).fill('saturn is:stream')
  await search(page).evaluate((field: HTMLInputElement) => {
    field.form?.requestSubmit()
    window.history.back()
  })
  await expect(page).toHaveURL(/\?q=saturn$/)
  await expect(search(page)).toHaveValue('saturn')
})

readingTest('what is typed before the page comes to life is searched', async ({ page }) => {
  const scripts: (() => void)[] = []
  let isHeld = true
  await page.route('**/*.js', async (route) => {
    if (isHeld) await new Promise<void>((resolve) => scripts.push(resolve))
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await search(page).fill('saturn')
  isHeld = false
  for (const go of scripts) go()
  await expect(page).toHaveURL(/\?q=saturn$/)
  await expect(search(page)).toHaveValue('saturn')
})

readingTest('a term that cannot be read is searched as text, and a note says so', async ({ page }) => {
  readingTest.slow()
  await page.goto('/?q=colour:red')
  await expect(page.getByRole('status')).toContainText('colour: is not a field')
  await expect(page.getByText(`None of the ${SAMPLES} recordings matches`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
})

readingTest('a filter is ticked, joined by a second one, and excluded', async ({ page }) => {
  await page.goto('/')
  const kinds = page.getByRole('group', { name: 'Kind' })
  await kinds.getByRole('button', { name: /more/ }).click()
  await kinds.getByRole('checkbox', { name: /^tool/ }).check()
  await expect(search(page)).toHaveValue('kind:tool')
  await expect(footer(page)).toContainText('2 recordings')
  await kinds.getByRole('checkbox', { name: /^error/ }).check()
  await expect(search(page)).toHaveValue('kind:tool|error')
  await expect(footer(page)).toContainText('3 recordings')
  await search(page).fill('')
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
  await kinds.getByRole('checkbox', { name: /^tool/ }).click({ modifiers: ['Alt'] })
  await expect(search(page)).toHaveValue('!kind:tool')
  await expect(kinds.getByRole('checkbox', { name: /tool excluded/ })).toBeVisible()
  await kinds.getByRole('checkbox', { name: /^tool/ }).press('!')
  await expect(search(page)).toHaveValue('')
})

readingTest('a chip adds its term', async ({ page }) => {
  await page.goto('/?q=test:streaming_basic')
  const variant = table(page).locator('[aria-level="3"]').first()
  await variant
    .getByRole('button', { name: /add test:/ })
    .first()
    .click()
  await expect(search(page)).toHaveValue(/^test:streaming_basic test:/)
})

readingTest('sorting by a column, both ways', async ({ page }) => {
  await page.goto('/?group=none')
  const header = table(page).getByRole('columnheader', { name: 'Chunks' })
  await header.getByRole('link').click()
  await expect(page).toHaveURL(/sort=-chunks/)
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await expect(table(page).getByRole('row').nth(1)).toContainText('129')
  await header.getByRole('link').click()
  await expect(page).toHaveURL(/sort=chunks/)
  await expect(table(page).getByRole('row').nth(1)).not.toContainText('129')
})

readingTest('the keyboard: choose, fold, unfold, open, and back to the same place', async ({ page }) => {
  await page.goto('/?q=saturn')
  await expect(table(page).getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('j')
  await expect(chosen(page)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(chosen(page)).toHaveAttribute('aria-expanded', 'false')
  await expect(page).toHaveURL(/fold=/)
  await page.keyboard.press('ArrowRight')
  await expect(chosen(page)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('End')
  const last = await chosen(page).getByRole('link').getAttribute('href')
  expect(last).toContain('?q=saturn')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => last?.startsWith(url.pathname + url.search) === true && url.pathname !== '/')
  await page.goBack()
  await expect(chosen(page).getByRole('link')).toHaveAttribute('href', last ?? '')
})

readingTest('a row is a link that keeps the query', async ({ page }) => {
  await page.goto('/?q=saturn&group=none')
  await expect(table(page).locator(`a[href*="${SATURN}?q=saturn&group=none"]`)).toHaveCount(1)
})

readingTest('grouped by model, and flat', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  await expect(page).toHaveURL(/group=model/)
  await expect(table(page).getByRole('row').nth(1)).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('button', { name: 'Flat', exact: true }).click()
  await expect(page).toHaveURL(/group=none/)
  await expect(table(page).locator('[aria-expanded]')).toHaveCount(0)
})

readingTest('a view opens its list, and the back button leaves it', async ({ page }) => {
  await page.goto('/?q=saturn')
  const views = page.getByRole('navigation', { name: 'Views' })
  await views.getByRole('link', { name: 'Largest' }).click()
  await expect(page).toHaveURL(/\/\?sort=-size&group=none$/)
  await expect(search(page)).toHaveValue('')
  await expect(views.locator('[aria-current]')).toHaveText('Largest')
  await expect(page.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending')
  await views.getByRole('link', { name: 'Errors' }).press('Enter')
  await expect(search(page)).toHaveValue('is:error')
  await expect(page).toHaveURL(/\/\?q=is:error$/)
  await page.goBack()
  await page.goBack()
  await expect(search(page)).toHaveValue('saturn')
})

readingTest('sizes and chunks are ranges', async ({ page }) => {
  await page.goto('/?q=size:<1kB&group=none')
  await expect(table(page).getByRole('row').nth(1)).toContainText(/\d B/)
  await expect(table(page).getByText(/\d kB/)).toHaveCount(0)
  await page.goto('/?q=chunks:many')
  await expect(page.getByText('chunks:many is not a number or a range')).toBeVisible()
})

readingTest('on a narrow page the filters are a sheet', async ({ page }) => {
  readingTest.slow()
  await page.setViewportSize({ width: 900, height: 900 })
  await page.goto('/')
  await expect(footer(page)).toContainText(`${SAMPLES} recordings`)
  await page.getByRole('button', { name: 'Filters' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Filters' })).toBeFocused()
  await page.keyboard.press('f')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the list can be read, searched, sorted and folded', async ({ page }) => {
    await page.goto('/')
    await search(page).fill('saturn')
    await search(page).press('Enter')
    await expect(page).toHaveURL(/\?q=saturn$/)
    await expect(table(page).locator('mark').first()).toHaveText(/saturn/i)
    await table(page).getByRole('link', { name: 'Chunks' }).click()
    await expect(page).toHaveURL(/q=saturn&sort=-chunks/)
    await table(page).getByRole('row').nth(1).getByRole('link').click()
    await expect(table(page).getByRole('row').nth(1)).toHaveAttribute('aria-expanded', 'false')
  })
})

test('a file that changed on disk is there after a reload', async ({ page, app }) => {
  await page.goto('/?q=is:error+path:broken')
  await expect(footer(page)).toContainText('2 recordings')
  writeFileSync(join(app.root, 'tests/integration/broken/recordings/third.json'), '{')
  await page.reload()
  await expect(footer(page)).toContainText('3 recordings')
  rmSync(join(app.root, 'tests/integration/broken/recordings/third.json'))
  await page.reload()
  await expect(footer(page)).toContainText('2 recordings')
})

readingTest.describe('GET /api/recordings', () => {
  readingTest('gives rows, counts and notes', async ({ request }) => {
    const answer = await (await request.get('/api/recordings?q=saturn&sort=-chunks&limit=1')).json()
    expect(answer).toMatchObject({ offset: 0, notes: [], facets: { model: expect.any(Array) } })
    expect(answer.rows).toHaveLength(1)
    expect(answer.total).toBeGreaterThan(1)
    expect(answer.rows[0]).toMatchObject({ path: expect.any(String), hash: { verdict: 'match' } })
  })

  for (const bad of ['limit=5001', 'limit=-1', 'offset=x', 'offset=1.5', 'sort=colour', 'group=day']) {
    readingTest(`refuses ${bad} with a sentence`, async ({ request }) => {
      const response = await request.get(`/api/recordings?${bad}`)
      expect(response.status()).toBe(400)
      expect((await response.json()).message).toMatch(/\.$/)
    })
  }
})

test('the names of columns never overlap, also with the arrow of the sorted one', async ({ page }) => {
  for (const width of [1440, 1100, 900, 400]) {
    await page.setViewportSize({ width, height: 900 })
    for (const sort of ['-chunks', '-size', 'finish', 'test']) {
      await page.goto(`/?sort=${sort}`)
      const boxes = await page
        .getByRole('columnheader')
        .locator('a:visible')
        .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()))
      const sorted = boxes.sort((a, b) => a.left - b.left)
      for (const [index, box] of sorted.slice(1).entries()) {
        expect.soft(box.left, `${sort} at ${width} px`).toBeGreaterThanOrEqual(sorted[index]?.right + 4)
      }
    }
  }
})
