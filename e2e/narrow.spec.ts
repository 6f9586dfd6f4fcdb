import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, test } from './app'
import { expectAccessible } from './axe'
import { TEST, writeConversation } from './conversation-files'
import { changeRequest, openEditor, read, replace, SATURN } from './editing'
import { ended, likely, twoChoices, writeStream } from './made-streams'

/*
 * Pages at the widths of a phone, of half a screen and of a screen: nothing is wider than the page, and what the top bar
 * and the footer say can be read whole.
 */

const RECORDING = `/recordings/${SATURN}`
const LONG_QUERY = 'is:stream !finish:length provider:openai model:gpt-4o "the capital of a country"'

const opened =
  (address: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(address)
    await page.waitForLoadState('networkidle')
  }

const dialog = (page: Page) => page.getByRole('dialog')

async function renameMany(page: Page): Promise<void> {
  await opened('/?q=hash:mismatch')(page)
  await page.getByRole('button', { name: 'Change all' }).click()
  await page.getByRole('menuitem', { name: 'Rename to what replay looks for…' }).click()
  await dialog(page).getByRole('radio').first().check()
  await expect(dialog(page)).toContainText('Rename 2 of 3 recordings?')
  const left = dialog(page).getByRole('region', { name: 'Left as they are' }).getByRole('listitem')
  const then = left.locator('> span').filter({ hasText: /^007c4711219f takes [0-9a-f]{12}$/ })
  expect.soft(await then.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0)
}

async function saveDialog(page: Page): Promise<void> {
  await openEditor(page, SATURN)
  await replace(page, 'What planet', 'Whose planet')
  await page.keyboard.press('Control+s')
  await expect(dialog(page)).toBeVisible()
}

/** A dialog that a key opens. */
const keyed =
  (address: string, key: string) =>
  async (page: Page): Promise<void> => {
    await opened(address)(page)
    await page.keyboard.press(key)
    await expect(dialog(page)).toBeVisible()
  }

const PAGES: readonly (readonly [name: string, show: (page: Page) => Promise<void>])[] = [
  ['the list', opened('/')],
  ['a search', opened(`/?q=${encodeURIComponent(LONG_QUERY)}`)],
  ['a recording', opened(RECORDING)],
  ['a recording of a search', opened(`${RECORDING}?q=${encodeURIComponent(LONG_QUERY)}`)],
  ['the chunks', opened(`${RECORDING}?tab=chunks&chunk=3`)],
  ['the request', opened(`${RECORDING}?tab=request`)],
  ['the file', opened(`${RECORDING}?tab=raw`)],
  ['the message editor', opened(`${RECORDING}/edit`)],
  ['the JSON editor', (page) => openEditor(page, SATURN)],
  ['the review', opened('/review?base=HEAD~1')],
  ['the last changes', opened('/actions')],
  ['the dialog for many', renameMany],
  ['the dialog for one', keyed(RECORDING, 'D')],
  ['the save dialog', saveDialog],
  ['the keys', keyed(RECORDING, '?')],
]

/** A recording that replay does not find, with a twin that wants the same name, and a change to be reviewed. */
function prepare(app: App): void {
  changeRequest(app, SATURN)
  writeFileSync(join(app.root, SATURN.replace(/[^/]+$/, `${'b'.repeat(64)}.json`)), read(app, SATURN))
}

/** The pieces of text that are cut off, without dots that say so. Left out are code in the editor, the text of the search box, which scrolls, and cells of tables. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!(text instanceof Text) || text.parentElement?.closest('.monaco-editor, search, [role=gridcell]'))
        continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const { left, right, top, bottom, width } = range.getBoundingClientRect()
      const isRead = width > 1 && text.data.trim() !== ''
      for (let around = text.parentElement; isRead && around; around = around.parentElement) {
        const style = getComputedStyle(around)
        if (style.position === 'absolute' && around.clientWidth <= 1) break
        if (style.textOverflow === 'ellipsis' || /auto|scroll/.test(style.overflowX)) break
        if (style.overflowX !== 'hidden' && around !== document.body) continue
        const box = around.getBoundingClientRect()
        // What is wholly outside is not shown at all.
        if (top >= box.bottom || bottom <= box.top) break
        if (right <= box.right + 1 && left >= box.left - 1) continue
        found.push(text.data)
        break
      }
    }
    return found
  })
}

const WIDTHS = [400, 900, 1440]

test('at no width a page scrolls sideways, or words are cut off', async ({ page, app }) => {
  test.slow()
  prepare(app)
  for (const [name, show] of PAGES) {
    await page.setViewportSize({ width: WIDTHS[0] ?? 0, height: 900 })
    await show(page)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      await drawn(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(wide, `${name} at ${width} px`).toBeLessThanOrEqual(width)
      expect.soft(await cutTexts(page), `${name} at ${width} px`).toEqual([])
      const keys = page.locator('footer ul')
      expect.soft(await keys.isVisible(), `${name} at ${width} px`).toBe(width > 400)
    }
  }
})

/** Waits until the page is drawn at its new size, with what it draws once it knows that size. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  )
}

test('at 200 % zoom what is read has room, and what stands above it scrolls away', async ({ page, app }) => {
  writeConversation(app.root)
  await page.setViewportSize({ width: 720, height: 450 })
  for (const [address, pane] of [
    [`${RECORDING}?chunk=1`, page.locator('[data-reading]')],
    [`/tests/${encodeURIComponent(TEST)}`, page.locator('[data-reading]')],
    [`${RECORDING}/edit?view=json`, page.locator('.monaco-editor').first()],
    ['/', page.getByRole('treegrid')],
  ] as const) {
    await expect
      .poll(async () => (await page.request.get(address)).text())
      .not.toContain('There is no such test')
    await opened(address)(page)
    await pane.waitFor()
    await pane.evaluate((one) => one.scrollIntoView({ block: 'nearest' }))
    const box = await pane.boundingBox()
    expect.soft(box?.height, address).toBeGreaterThan(120)
    const seen = Math.min(450, (box?.y ?? 0) + (box?.height ?? 0)) - Math.max(44, box?.y ?? 0)
    expect.soft(seen, address).toBeGreaterThan(120)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(wide, address).toBeLessThanOrEqual(0)
  }
})

test('on a phone the switches are behind one icon beside the tabs, by mouse and by key', async ({
  page,
  app,
}) => {
  const words = [likely('Likely', 0.9), likely(' **word**', 0.3, { ' other': 0.6 })]
  await page.setViewportSize({ width: 400, height: 900 })
  await opened(writeStream(app.root, 'switches', [...words, ...twoChoices(4), ended('stop')]))(page)
  await expect(page.getByRole('button', { name: 'Markdown' })).toBeHidden()
  const switches = page.getByRole('button', { name: 'How the answer is shown' })
  const [icon, tabs] = [await switches.boundingBox(), await page.getByRole('tablist').boundingBox()]
  if (!icon || !tabs) throw new Error('tabs and switches have a place')
  expect(icon.y + icon.height).toBeLessThanOrEqual(tabs.y + tabs.height)
  expect(Math.min(icon.width, icon.height)).toBeGreaterThanOrEqual(28)
  const choice = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await switches.click()
  await expectAccessible(page)
  await expect(choice('Side by side')).toHaveAttribute('aria-checked', 'true')
  await choice('Log probabilities').click()
  await expect(page.locator('[data-token]').first()).toBeVisible()
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(switches).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(choice('Markdown')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('strong', { hasText: 'word' })).toBeVisible()
  await expect(page).toHaveURL(/view=markdown/)
  await page.keyboard.press('Enter')
  await expect(choice('Log probabilities')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await expect(switches).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(choice('Side by side')).toHaveAttribute('aria-checked', 'false')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 900, height: 900 })
  await expect(switches).toBeHidden()
  await expect(page.getByRole('button', { name: 'One below' })).toHaveAttribute('aria-pressed', 'true')
})

test('on a phone the docked timeline is its bars alone, until its arrow opens lanes and list', async ({
  page,
  app,
}) => {
  await page.setViewportSize({ width: 400, height: 900 })
  await opened(`${writeStream(app.root, 'docked', twoChoices(60))}?chunk=80`)(page)
  const timeline = page.getByRole('region', { name: 'Timeline' })
  const lanes = timeline.getByRole('list', { name: 'Lanes' })
  const list = page.getByRole('region', { name: 'Chunk list' })
  const folded = await page.locator('[data-plot]').boundingBox()
  expect(folded?.width).toBe(400 - 2 * 16)
  await expect(lanes).toBeHidden()
  await expect(timeline.getByText('structure')).toBeHidden()
  await expect(timeline.getByText('chunk 80')).toBeVisible()
  const play = await page.getByRole('button', { name: 'Play the chunks' }).boundingBox()
  expect(play?.width).toBe(36)
  await expectAccessible(page)
  const arrow = page.getByRole('button', { name: 'Lanes and chunks' })
  await arrow.focus()
  await page.keyboard.press('Enter')
  await expect(arrow).toHaveAttribute('aria-expanded', 'true')
  await expect(lanes.getByRole('button', { name: /^web_search/ })).toBeVisible()
  await expect(list.getByText('·word40', { exact: true })).toBeInViewport()
  await expectAccessible(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(400)
  await arrow.click()
  await expect(lanes).toBeHidden()
  await expect(list).toBeHidden()
  await page.setViewportSize({ width: 900, height: 900 })
  await expect(arrow).toBeHidden()
  await expect(lanes).toBeVisible()
})
