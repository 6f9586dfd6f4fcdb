import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './app'
import { expectAccessible } from './axe'
import { called, counted, ended, said, twoChoices, writeStream } from './made-streams'

const list = (page: Page): Locator => page.getByRole('region', { name: 'Chunk list' })
const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline' })
const lane = (page: Page, name: RegExp | string): Locator => timeline(page).getByRole('button', { name })
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, exact: true })

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
}

async function plotBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('[data-plot]').boundingBox()
  if (!box) throw new Error('the plot has a place')
  return box
}

/** Presses, moves and lets go, at places along the plot from 0 to 1. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const { x, y, width } = await plotBox(page)
  await page.mouse.move(x + width * from, y + 40)
  await page.mouse.down()
  await page.mouse.move(x + width * to, y + 40, { steps: 6 })
  await page.mouse.up()
}

test('each call and each choice has a lane; its name takes it out of the list, by key and by mouse', async ({
  page,
  app,
}) => {
  await open(page, writeStream(app.root, 'lanes', twoChoices(30)))
  await expect(lane(page, /^web_search/)).toHaveAttribute('aria-pressed', 'true')
  await expect(timeline(page).getByText('choice 1')).toBeVisible()
  await expect(timeline(page).getByText('C2')).toBeVisible()
  await expect(list(page).getByText('other0')).toBeVisible()
  await page.keyboard.press('4')
  await expect(lane(page, 'text off')).toHaveAttribute('aria-pressed', 'false')
  await expect(list(page).getByText('other0')).toBeHidden()
  await expectAccessible(page)
  await list(page).getByRole('button', { name: 'Show choice 1 again' }).click()
  await expect(list(page).getByText('other0')).toBeVisible()
  await lane(page, /^get_user_id/).click()
  await page.keyboard.press('End')
  await expect(list(page).getByText('"oldest')).toBeHidden()
  await page.keyboard.press('3')
  await expect(list(page).getByText('"oldest')).toBeVisible()
})

test('the lanes that are off are in the address, without a request; a reload and a link keep them', async ({
  page,
  app,
}) => {
  const address = writeStream(app.root, 'lanes', twoChoices(30))
  await open(page, `${address}?q=is:stream&off=9.text,nothing`)
  await expect(lane(page, 'text off')).toHaveCount(0)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.keyboard.press('4')
  await expect(page).toHaveURL(/\?q=is:stream&off=1\.text$/)
  await lane(page, /^get_user_id/).click()
  await expect(page).toHaveURL(/&off=1\.text,0\.tool:1$/)
  expect(asked).toEqual([])
  await page.reload()
  await expect(lane(page, 'text off')).toHaveAttribute('aria-pressed', 'false')
  await expect(lane(page, 'get_user_id off')).toHaveAttribute('aria-pressed', 'false')
  await expect(list(page).getByText('word0')).toBeVisible()
  await expect(list(page).getByText('other0')).toBeHidden()
  const html = await (await page.request.get(page.url())).text()
  expect(html).toContain('Show choice 1 again')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('4')
  await lane(page, 'get_user_id off').click()
  await expect(page).toHaveURL(/\?q=is:stream$/)
  await page.keyboard.press('2')
  await expect(page).toHaveURL(/&off=0\.tool:0$/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/\?q=is:stream&at=/)
})

test('64 choices are a count that opens, by key and by mouse', async ({ page, app }) => {
  const chunks = Array.from({ length: 64 }, (_, choice) => [
    said(` said${choice}`, choice),
    ended('stop', choice),
  ])
  await open(page, writeStream(app.root, 'many choices', chunks.flat()))
  const more = timeline(page).getByRole('button', { name: '60 more choices' })
  await expect(timeline(page).getByRole('listitem')).toHaveCount(9)
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(timeline(page).getByRole('listitem')).toHaveCount(129)
  await expectAccessible(page)
  await timeline(page).getByRole('button', { name: 'show fewer' }).click()
  await expect(timeline(page).getByRole('listitem')).toHaveCount(9)
})

test('a bar says on hover and on focus what it adds, also when it stands for several chunks', async ({
  page,
  app,
}) => {
  const chunks = Array.from({ length: 2000 }, (_, chunk) => said(` w${chunk}`))
  await open(page, writeStream(app.root, 'long', [...chunks, ended('stop')]))
  await expect(timeline(page).getByText('1 bar = 9 chunks')).toBeVisible()
  const { x, y, width } = await plotBox(page)
  await page.mouse.move(x + (width * 904) / 2001, y + 30)
  const tip = page.getByRole('tooltip', { includeHidden: true })
  await expect(tip).toContainText('Chunks 900–908text, 9 in one bar, +45')
  await expect(tip).toContainText('·w900·w901')
  const box = await tip.locator('> div').boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(y + 1)
  await page.mouse.move(0, 0)
  await expect(tip).toBeHidden()
  await page.getByRole('slider').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(tip).toContainText('Chunks 0–8')
  await expect(page.getByRole('slider')).toHaveAttribute(
    'aria-valuetext',
    'chunk 1 of 2,001, text, 3 characters',
  )
  await expect(tip).not.toContainText('not yet')
})

test('the window is drawn, resized by its handles and moved by mouse', async ({ page, app }) => {
  const chunks = Array.from({ length: 100 }, (_, chunk) => said(` w${chunk}`))
  await open(page, writeStream(app.root, 'hundred', chunks))
  const chip = (name: string): Locator => page.getByRole('button', { name: `Remove the window ${name}` })
  await drag(page, 0.205, 0.405)
  await expect(chip('20-40')).toBeVisible()
  await expect(page.locator('[data-window] > div')).toHaveCount(2)
  await drag(page, 0.41, 0.605)
  await expect(chip('20-60')).toBeVisible()
  await drag(page, 0.2, 0.105)
  await expect(chip('10-60')).toBeVisible()
  await drag(page, 0.305, 0.405)
  await expect(chip('20-70')).toBeVisible()
  await drag(page, 0.705, 0.995)
  await expect(chip('20-99')).toBeVisible()
})

test('the window is made, moved and resized by keyboard, and goes no further than the stream', async ({
  page,
  app,
}) => {
  const chunks = Array.from({ length: 100 }, (_, chunk) => said(` w${chunk}`))
  const address = writeStream(app.root, 'hundred', chunks)
  const chip = (name: string): Locator => page.getByRole('button', { name: `Remove the window ${name}` })
  await open(page, `${address}?chunk=10`)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(chip('10-11')).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(chip('10-12')).toBeVisible()
  await page.getByRole('slider').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(chip('11-13')).toBeVisible()
  for (let press = 0; press < 9; press++) await page.keyboard.press('Alt+ArrowLeft')
  await expect(chip('11-11')).toBeVisible()
  for (let press = 0; press < 12; press++) await page.keyboard.press('Shift+ArrowLeft')
  await expect(chip('0-0')).toBeVisible()
  await expect(page).toHaveURL(/chunk=10&window=0-0$/)
  await expect(heading(page, 'Chunk 10')).toBeVisible()
})

test('what has not arrived at the chosen chunk is one block at the foot of the message', async ({
  page,
  app,
}) => {
  const address = writeStream(app.root, 'lanes', [...twoChoices(30), counted(28, 1793)])
  await open(page, `${address}?chunk=20`)
  await expect(page.locator('[data-pending]')).toBeVisible()
  await expect(lane(page, /^web_search not yet/)).toBeVisible()
  const message = page.locator('[data-reading]')
  const foot = message.locator('section').filter({ has: heading(page, 'not yet') })
  await expect(foot.getByRole('listitem')).toHaveText([
    'C1web_search({"query":"latest Python version"})',
    'C2get_user_id({"query":"oldest version"})',
    'Ffinish: choice 0 tool_calls, choice 1 stop',
    'Uusage: 28 in, 1,793 out',
  ])
  await expect(message.getByText('not yet')).toHaveCount(1)
  await expect(message.getByText(/^finished|no finish reason/)).toHaveCount(0)
  await expectAccessible(page)
  const [pane, block] = [await message.boundingBox(), await foot.boundingBox()]
  if (!pane || !block) throw new Error('the message has a place')
  expect(block.y + block.height).toBeLessThanOrEqual(pane.y + pane.height)
  await page.getByRole('slider').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(foot.getByRole('listitem')).toHaveText(['Uusage: 28 in, 1,793 out'])
  await expect(message.getByText('finished: tool_calls')).toBeVisible()
  await expect(message.getByText('"oldest version"')).toBeVisible()
  await page.keyboard.press('End')
  await expect(foot).toHaveCount(0)
  await expectAccessible(page)
})

test('the match that a reader is at stays in sight, also in a call that has not arrived', async ({
  page,
  app,
}) => {
  await open(page, `${writeStream(app.root, 'lanes', twoChoices(30))}?chunk=20&q=oldest`)
  await expect(page.locator('[data-match="0"]')).toHaveText('oldest')
  await expect(heading(page, 'not yet')).toBeVisible()
})

test('of many calls that have not arrived the first ones are named', async ({ page, app }) => {
  const calls = Array.from({ length: 20 }, (_, call) => called(call, '{}', `f${call}`))
  await open(page, `${writeStream(app.root, 'calls', [said('a'), ...calls, ended('tool_calls')])}?chunk=0`)
  const foot = page.locator('[data-reading] section').filter({ has: heading(page, 'not yet') })
  await expect(foot.getByRole('listitem')).toHaveText([
    'C1f0({})',
    'C2f1({})',
    'C3f2({})',
    'and 17 more calls',
    'Ffinish: tool_calls',
  ])
})

test('a stream that broke off ends with a red edge and an E', async ({ page, app }) => {
  await open(page, writeStream(app.root, 'broken', [said('Half a'), said(' sent')]))
  await expect(page.locator('[data-broken]')).toBeVisible()
  await expect(timeline(page).getByText('E', { exact: true })).toBeVisible()
  await expect(timeline(page).getByText('ends unfinished')).toBeVisible()
  await open(page, writeStream(app.root, 'whole', [said('A'), called(0, '{}', 'f'), ended('tool_calls')]))
  await expect(page.locator('[data-broken]')).toHaveCount(0)
})

test('the pace of play is chosen, and remembered', async ({ page, app }) => {
  const address = writeStream(
    app.root,
    'paced',
    [...'abcdefghijklmnopqrst'].map((text) => said(text)),
  )
  await open(page, address)
  const pace = page.getByRole('combobox', { name: 'Pace of play' })
  await expect(pace).toHaveValue('usual')
  await pace.focus()
  await page.keyboard.press('ArrowDown')
  await expect(pace).toHaveValue('5-chunks')
  await pace.selectOption('500-characters')
  await page.reload()
  await page.waitForLoadState('networkidle')
  await expect(pace).toHaveValue('500-characters')
  await page.getByRole('button', { name: 'Play the chunks' }).click()
  await expect(heading(page, 'Chunk 19')).toBeVisible()
})

test('20,000 chunks and a chunk of 5 MB are drawn', async ({ page, app }) => {
  const many = Array.from({ length: 20_000 }, (_, chunk) => said(` w${chunk % 97}`))
  await open(page, writeStream(app.root, 'twenty thousand', [...many, ended('stop')]))
  await expect(heading(page, '20,001 chunks')).toBeVisible()
  await page.keyboard.press('End')
  await expect(heading(page, 'Chunk 20000')).toBeVisible()
  await open(
    page,
    writeStream(app.root, 'five megabytes', [said('b'.repeat(5_000_000)), said(' c'), ended('stop')]),
  )
  await page.keyboard.press('Home')
  await expect(heading(page, 'Chunk 0')).toBeVisible()
  const { x, y } = await plotBox(page)
  await page.mouse.move(x + 20, y + 40)
  await expect(page.getByRole('tooltip', { includeHidden: true })).toContainText('+5,000,000')
})
