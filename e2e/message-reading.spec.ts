import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { called, ended, likely, said, twoChoices, writeStream } from './made-streams'

const tip = (page: Page): Locator => page.getByRole('tooltip', { includeHidden: true })
const pane = (page: Page): Locator => page.getByRole('region', { name: 'Chosen chunk' })

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

test('the character under the pointer names its chunk, which is marked in the text and in the timeline', async ({
  page,
  app,
}) => {
  const chunks = [said('Here'), said(' are'), said(' fourwords'), said(' now'), ended('stop')]
  await open(page, writeStream(app.root, 'hover', chunks))
  const box = await page.locator('[data-lane="text"] [data-base]').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 10)
  await expect(tip(page)).toHaveText('Chunk 2 +10')
  await expect(page.locator('[data-hovered-bar]')).toBeVisible()
  await expect(page.locator('[data-lane="text"] .rounded-mark')).toHaveText(' fourwords')
  await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 120)
  await expect(tip(page)).toBeHidden()
})

test('arguments that are not JSON are marked at their call, with words', async ({ page, app }) => {
  const chunks = [
    ...[called(0, '{"a": tru', 'cut'), called(1, '{"a": nope}', 'wrong'), called(2, '{"a": 1}', 'fine')],
    ended('length'),
  ]
  await open(page, writeStream(app.root, 'not json', chunks))
  const calls = page.locator('[data-reading] details').filter({ has: page.locator('[data-lane^="tool:"]') })
  await expect(calls.nth(0)).toContainText('The arguments are not JSON: they are cut off.')
  await expect(calls.nth(1)).toContainText(/The arguments are not JSON: expected .*, found/)
  await expect(calls.nth(2)).not.toContainText('not JSON')
  await expectAccessible(page)
})

test('what differs from the chunk before is marked in the margin of the JSON', async ({ page, app }) => {
  await open(page, writeStream(app.root, 'differing', [said('one'), said('two'), ended('stop')]))
  await page.keyboard.press('Home')
  await expect(pane(page).locator('[data-differs]')).toHaveCount(0)
  await expect(pane(page)).not.toContainText('differs from')
  await page.keyboard.press('ArrowRight')
  await expect(pane(page).getByText('differs from 0')).toBeVisible()
  await expect(pane(page).locator('[data-differs]')).toHaveText('differs: "content": "two"')
  await expect(page).toHaveURL(/chunk=1$/)
  await page.reload()
  await expect(pane(page).locator('[data-differs]')).toHaveText('differs: "content": "two"')
  await expectAccessible(page)
})

test('choices stand side by side or one below the other, by key and by mouse, and it is remembered', async ({
  page,
  app,
}) => {
  await open(page, writeStream(app.root, 'two', twoChoices(30)))
  const speakers = page.locator('[data-reading] h2').filter({ hasText: 'choice' })
  const tops = async (): Promise<number[]> =>
    Promise.all((await speakers.all()).map(async (one) => (await one.boundingBox())?.y ?? -1))
  const [first, second] = await tops()
  expect(first).toBe(second)
  const below = page.getByRole('button', { name: 'One below' })
  await below.focus()
  await page.keyboard.press('Enter')
  await expect(below).toHaveAttribute('aria-pressed', 'true')
  const [above, under] = await tops()
  expect(under).toBeGreaterThan(above ?? 0)
  await page.reload()
  await expect(below).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Side by side' }).click()
  await expectAccessible(page)
  await page.setViewportSize({ width: 400, height: 900 })
  const [upper, lower] = await tops()
  expect(lower).toBeGreaterThan(upper ?? 0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
  await expectAccessible(page)
})

const MARKDOWN = [
  '# The ',
  '**largest** ',
  'ocean\n\n',
  '- the `Pacific` ',
  '\\* Ocean &amp; more\n',
  '- a [link](https://example.org) ',
  'at the end',
]

/** The characters that a mark of the cursor is drawn over. */
async function marked(page: Page, name: 'chosen' | 'pending' | 'hovered'): Promise<string> {
  return page.evaluate(
    (mark) => [...(CSS.highlights.get(`tapedeck-${mark}`) ?? [])].map(String).join('|'),
    name,
  )
}

test('rendered Markdown shows the chunk and what has not arrived, and its characters lead to their chunk', async ({
  page,
  app,
}) => {
  const address = writeStream(app.root, 'markdown', [...MARKDOWN.map((text) => said(text)), ended('stop')])
  await open(page, `${address}?view=markdown`)
  await expect(page.getByRole('heading', { name: 'The largest ocean' })).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => marked(page, 'chosen')).toBe('largest ')
  expect(await marked(page, 'pending')).toMatch(/^ocean\s+the Pacific \* Ocean & more\s+a link/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => marked(page, 'chosen')).toBe('the Pacific ')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => marked(page, 'chosen')).toBe('* Ocean & more')
  await expectAccessible(page)
  const end = await page.getByText('at the end').boundingBox()
  await page.mouse.move((end?.x ?? 0) + (end?.width ?? 0) - 8, (end?.y ?? 0) + 10)
  await expect(tip(page)).toHaveText('Chunk 6 +10')
  await expect.poll(() => marked(page, 'hovered')).toBe('at the end')
  await page.mouse.click((end?.x ?? 0) + (end?.width ?? 0) - 8, (end?.y ?? 0) + 10)
  await expect(page.getByRole('heading', { name: 'Chunk 6' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(() => marked(page, 'pending')).toBe('')
})

test('rendered Markdown marks the matches of a search, and the choice of it is remembered', async ({
  page,
  app,
}) => {
  const address = writeStream(app.root, 'markdown', [...MARKDOWN.map((text) => said(text)), ended('stop')])
  await open(page, address)
  const markdown = page.getByRole('button', { name: 'Markdown' })
  await markdown.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The largest ocean' })).toBeVisible()
  await open(page, `${address}?q=ocean`)
  await expect(markdown).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('mark[data-match]')).toHaveText(['ocean', 'Ocean'])
  await expect(page.getByRole('button', { name: 'chunk 2', exact: true })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.locator('mark[aria-current]')).toHaveText('Ocean')
  await expect(markdown).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Plain' }).click()
  await open(page, address)
  await expect(page.locator('[data-lane="text"]')).toContainText('**largest**')
})

const LIKELY = [
  likely('The', 0.99, { The: 0.99, A: 0.01 }),
  likely(' largest', 0.7, { ' largest': 0.7, ' biggest': 0.28 }),
  likely(' ocean', 0.3, { ' sea': 0.4, ' ocean': 0.3 }),
  likely(' reaching', 0.0004, { ' containing': 0.28, ' accounting': 0.2 }),
  ended('stop'),
]

test('probabilities underline doubtful tokens; alternatives are shown on focus, by keyboard alone', async ({
  page,
  app,
}) => {
  await open(page, writeStream(app.root, 'likely', LIKELY))
  const tokens = page.locator('[data-token]')
  await expect(tokens).toHaveCount(0)
  await page.keyboard.press('l')
  await expect(tokens).toHaveCount(3)
  await expect(page.locator('[data-doubt]')).toHaveAttribute('d', /^M.*M.*M/)
  await expect(page.getByText('under 50 %')).toBeVisible()
  await expect(page.getByText('2 alternatives a token')).toBeVisible()
  await expect(tokens.nth(0)).toHaveClass('border-b border-dotted border-ink-2')
  await expect(tokens.nth(2)).toHaveClass('border-b-2 border-solid border-ink-2')
  await page.locator('[data-reading]').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(tokens.nth(1)).toBeFocused()
  await expect(tip(page)).toContainText('·oceanchunk 230 %')
  await expect(tip(page)).toContainText('·sea40 %')
  await page.keyboard.press('Tab')
  await expect(tip(page)).toContainText('< 0.1 %')
  await expect(tip(page)).toContainText('Taken though not among the 2 recorded.')
  await expectAccessible(page)
  await page.keyboard.press('l')
  await expect(tokens).toHaveCount(0)
})

test('alternatives are shown on hover, the list has them too, and the switch is remembered', async ({
  page,
  app,
}) => {
  const address = writeStream(app.root, 'likely', LIKELY)
  await open(page, address)
  const text = page.locator('[data-lane="text"]')
  const before = await text.boundingBox()
  await page.getByRole('button', { name: 'Log probabilities' }).click()
  expect((await text.boundingBox())?.height).toBe(before?.height)
  const row = page.getByRole('region', { name: 'Chunk list' }).getByRole('row').nth(3)
  await expect(row).toContainText('30 %')
  await expect(row).toContainText('·sea 40 %')
  await page.locator('[data-token]').nth(0).hover()
  await expect(tip(page)).toHaveCount(1)
  await expect(tip(page)).toContainText('·biggest28 %')
  await page.mouse.move(0, 0)
  await expect(tip(page)).toHaveCount(0)
  await page.reload()
  await expect(page.locator('[data-token]')).toHaveCount(3)
  await open(page, writeStream(app.root, 'without', [said('Plain'), ended('stop')]))
  await expect(page.getByRole('button', { name: 'Log probabilities' })).toHaveCount(0)
})
