import { expect, type Page } from '@playwright/test'
import { readingTest as test, test as writingTest } from './app'
import { expectAccessible } from './axe'

const SUITES = '/recordings/tests/integration'
const STREAM = `${SUITES}/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`
const LONG = `${SUITES}/responses/recordings/5ec85a3523600b5caa29f85e02e9b6a882c0acdf95130023af23d5238f973149.json`
const CALLS = `${SUITES}/responses/recordings/a3edd9de0584adecc7ec345f90f1678bff17bd2cad8fc4eb56b7ceec35346139.json`
const CHOICES = `${SUITES}/inference/recordings/4d2a34d6715d6e35d6684ba09e4380ae2253b8d32fea94302cf62d1908be8b39.json`
const WHOLE = `${SUITES}/responses/recordings/d0a33a2b0788a416d21d41431fac4cda8579e7b5a90d61f794293c9920bbb2f9.json`
const IMAGE = `${SUITES}/inference/recordings/9fd0ac276a95d9593988f46ae334d90ae0591b77d2c96d4604ad8e467355b6dd.json`
const RESULTS = `${SUITES}/responses/recordings/80b3835371017e5889d82d84b2a0d382aa45c2738dd173ff4c622b3c9a14024f.json`
const BROKEN = `${SUITES}/broken/recordings/not-json.json`

/** Opens a page and waits until its keys work. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

const chosenRows = (page: Page): ReturnType<Page['locator']> => page.locator('tr[aria-current="true"]')
const chosen = (page: Page): ReturnType<Page['locator']> => page.locator('[data-lane] .underline')

test('steps through the chunks with the keys: message, list, JSON and address are one cursor', async ({
  page,
}) => {
  await open(page, STREAM)
  await expect(page.getByText('No chunk chosen')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: 'Chunk 0' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: 'Chunk 2' })).toBeVisible()
  await expect(chosenRows(page).getByRole('cell').first()).toHaveText('2')
  await expect(page).toHaveURL(/chunk=2$/)
  await page.keyboard.press('End')
  await expect(page.getByRole('slider')).toHaveValue(/[1-9]/)
  await page.keyboard.press('Home')
  await expect(page.getByRole('heading', { name: 'Chunk 0' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('No chunk chosen')).toBeVisible()
})

test('the list of chunks has all the room until one is chosen, which then stands in the middle', async ({
  page,
}) => {
  await open(page, LONG)
  const list = page.getByRole('region', { name: 'Chunk list' })
  const height = async (): Promise<number> => (await list.boundingBox())?.height ?? 0
  const before = await height()
  const beside = (await page.getByRole('region', { name: 'Chosen chunk' }).boundingBox())?.height ?? 0
  expect(before).toBeGreaterThan(3 * beside)
  for (const chunk of [40, 41, 120]) {
    await page.goto(`${LONG}?chunk=${chunk}`)
    await page.waitForLoadState('networkidle')
    expect(await height()).toBeLessThan(before)
    const [row, box] = [await chosenRows(page).first().boundingBox(), await list.boundingBox()]
    if (!row || !box) throw new Error('The row is drawn.')
    // Below the head of the list, which is as high as a row.
    const middle = box.y + (box.height + row.height) / 2
    expect(Math.abs(row.y + row.height / 2 - middle)).toBeLessThan(row.height)
  }
})

test('a chosen chunk marks its characters, and the rest of the message stays in place', async ({ page }) => {
  await open(page, STREAM)
  const message = page.locator('[data-lane="text"]')
  const whole = await message.textContent()
  const before = await message.boundingBox()
  await open(page, `${STREAM}?chunk=3`)
  expect(await message.textContent()).toBe(whole)
  expect((await message.boundingBox())?.height).toBe(before?.height)
  const delta = ((await chosenRows(page).getByRole('cell').nth(2).textContent()) ?? '').replaceAll('·', ' ')
  await expect(chosen(page)).toHaveText(delta)
})

test('a click on characters chooses the chunk that brought them, even in arguments that are laid out', async ({
  page,
}) => {
  for (const [address, lane, down] of [
    [LONG, 'text', 10],
    [CALLS, 'tool:1', 30],
  ] as const) {
    await open(page, address)
    const run = page.locator(`[data-lane="${lane}"] [data-base]`).first()
    const box = await run.boundingBox()
    await page.mouse.click((box?.x ?? 0) + 24, (box?.y ?? 0) + down)
    await expect(page.getByRole('heading', { name: /^Chunk \d+$/ })).toBeVisible()
    await expect(chosen(page).first()).toBeVisible()
    const marked = await chosen(page).first().boundingBox()
    expect(marked?.x).toBeLessThanOrEqual((box?.x ?? 0) + 24)
  }
})

test('plays to the end, or makes one step if reduced motion is preferred', async ({ page }) => {
  await open(page, LONG)
  await page.keyboard.press(' ')
  await expect(page.getByRole('heading', { name: 'Chunk 128' })).toBeVisible()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.keyboard.press('Home')
  await page.keyboard.press(' ')
  await expect(page.getByRole('heading', { name: 'Chunk 1', exact: true })).toBeVisible()
})

test('dragging over the bars filters the list by a window, which can be removed', async ({ page }) => {
  await open(page, LONG)
  const plot = await page.locator('[data-plot]').boundingBox()
  if (!plot) throw new Error('the plot has a place')
  await page.mouse.move(plot.x + plot.width * 0.25, plot.y + 20)
  await page.mouse.down()
  await page.mouse.move(plot.x + plot.width * 0.5, plot.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/window=32-64/)
  await expect(page.getByText('33 of 129')).toBeVisible()
  await page.reload()
  await expect(page.getByText('33 of 129')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the window 32-64' }).click()
  await expect(page.getByText('33 of 129')).toBeHidden()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByRole('button', { name: 'Remove the window 0-1' })).toBeVisible()
})

test('tabs are in the address, go back, and keep the chosen chunk', async ({ page }) => {
  await open(page, `${STREAM}?chunk=4`)
  await page.getByRole('tab', { name: /Chunks/ }).click()
  await expect(page).toHaveURL(/tab=chunks/)
  await expect(page.getByRole('heading', { name: 'Chunk 4' })).toBeVisible()
  await page.getByRole('tab', { name: 'Request' }).click()
  await expect(page.getByText('"method": "POST"')).toBeVisible()
  await page.getByRole('tab', { name: 'Raw' }).click()
  await expect(page.getByRole('textbox', { name: 'The file, read-only' })).toBeAttached()
  await page.goBack()
  await expect(page.getByText('"method": "POST"')).toBeVisible()
})

test('goes to the next and previous recording of the list that the reader came from', async ({ page }) => {
  await open(page, `${STREAM}?q=is%3Astream&sort=-chunks`)
  const place = page.getByRole('navigation', { name: 'Neighbours in the list' })
  const position = Number(/(\d+) of/.exec((await place.textContent()) ?? '')?.[1])
  await page.keyboard.press('j')
  await expect(place).toContainText(`${position + 1} of`)
  await expect(page).toHaveURL(/q=is(%3A|:)stream/)
  await page.keyboard.press('k')
  await expect(place).toContainText(`${position} of`)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/\?q=is(%3A|:)stream/)
})

test('Markdown renders in place and loads nothing', async ({ page }) => {
  await open(page, LONG)
  await page.getByRole('button', { name: 'Markdown' }).click()
  await expect(page).toHaveURL(/view=markdown/)
  await expect(page.locator('[data-lane="text"] li').first()).toBeVisible()
  await expectAccessible(page)
})

test('/ leads to the search of the list that the reader came from', async ({ page }) => {
  await open(page, `${STREAM}?q=saturn`)
  await page.keyboard.press('/')
  const search = page.getByRole('combobox', { name: 'Search recordings' })
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('saturn')
  await expect(page).toHaveURL(/\/\?q=saturn[^#]*$/)
  await open(page, '/actions')
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await expect(page).toHaveURL(/\/$/)
})

test('a result in the request leads to its call', async ({ page }) => {
  await open(page, RESULTS)
  const answers = page.getByRole('button', { name: /^answers \w+ call_/ }).first()
  const name = /answers (\w+)/.exec((await answers.textContent()) ?? '')?.[1] ?? ''
  await answers.press('Enter')
  await expect(page.locator('[id^="call-"]:focus')).toContainText(name)
  await expectAccessible(page)
})

test('the title of the page is the name of the test, or of the file where there is none', async ({
  page,
}) => {
  await page.goto(STREAM)
  await expect(page).toHaveTitle(
    'test_response_streaming_basic openai_client txt=openai/gpt-4o saturn · tapedeck',
  )
  await page.goto(BROKEN)
  await expect(page).toHaveTitle('not-json.json · tapedeck')
})

test('copies the answer, and the request as a command', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, WHOLE)
  for (const [item, expected] of [
    ['Answer', /./],
    ['Request as cURL', /^curl --proto '=http,https'.*--header 'Authorization: Bearer YOUR_API_KEY'/],
  ] as const) {
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(expected)
  }
  for (const [key, expected] of [
    ['P', /^tests\/.*\.json$/],
    ['C', /^curl /],
    ['M', /user/i],
    ['p', /./],
    ['a', /./],
  ] as const) {
    await page.evaluate(() => navigator.clipboard.writeText(''))
    await page.keyboard.press(key)
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(expected)
  }
})

test('an answer that was not streamed has no timeline', async ({ page }) => {
  await open(page, WHOLE)
  await expect(page.getByText('answered at once, no chunks')).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await expect(page.getByRole('tab', { name: /Chunks/ })).toHaveCount(0)
})

test('several choices are shown one after another, and a picture of the request is shown', async ({
  page,
}) => {
  await open(page, CHOICES)
  const speakers = page.locator('[data-reading] h2')
  await expect(speakers.filter({ hasText: 'choice 0' })).toBeVisible()
  await expect(speakers.filter({ hasText: 'choice 1' })).toBeVisible()
  await open(page, IMAGE)
  await expect(page.getByRole('img', { name: 'In the request' })).toHaveAttribute(
    'src',
    /^data:image\/png;base64,/,
  )
})

test('an unreadable file says where its problem is', async ({ page }) => {
  await open(page, BROKEN)
  await expect(page.getByText('Line 7, column 1')).toBeVisible()
})

writingTest('an unreadable file leads to the editor', async ({ page }) => {
  await open(page, BROKEN)
  await expect(page.getByRole('link', { name: 'Open in the editor' })).toHaveAttribute(
    'href',
    `${BROKEN}/edit`,
  )
})

test('a path without a file is named, with 404', async ({ page }) => {
  const answer = await page.goto(`${SUITES}/responses/recordings/none.json`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('tests/integration/responses/recordings/none.json')).toBeVisible()
  await expect(page.getByRole('link', { name: 'All recordings' })).toBeVisible()
})

test.describe('before any script runs', () => {
  test.use({ javaScriptEnabled: false })

  test('message, timeline, rows and the chosen chunk are there', async ({ page }) => {
    await page.goto(`${STREAM}?chunk=3`)
    await expect(page.locator('[data-lane="text"]')).toContainText('rings')
    await expect(page.locator('tr[aria-current="true"]')).toHaveCount(1)
    await expect(page.getByRole('heading', { name: 'Chunk 3' })).toBeVisible()
    await expect(page.getByText('"__type__"').first()).toBeVisible()
    expect(await page.locator('svg path').count()).toBeGreaterThan(1)
  })
})

test('narrow windows have the timeline under the text, with the chosen delta in its head', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 900 })
  await open(page, `${STREAM}?chunk=3`)
  await expect(page.getByText('chunk 3', { exact: true })).toBeVisible()
  await expect(page.getByRole('table')).toBeHidden()
  await page.keyboard.press('c')
  await expect(page.getByRole('table')).toBeVisible()
})
