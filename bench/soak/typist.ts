import { setTimeout as pause } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'
import type { Random } from './random'

/** One typed character, and when the browser had it, in milliseconds. */
export interface Typed {
  readonly character: string
  readonly time: number
}

/** The two views of the editor. */
export type View = 'message' | 'json'

/** One who types in the editor, in words that begin with a letter of its own. */
export interface Typist {
  readonly page: Page
  readonly view: View
  readonly letter: string
  /** What was typed. */
  readonly typed: Typed[]
}

const FOUND = 'Which planet'

/** Opens the editor of a recording, and puts the cursor into a text of it. */
export async function openAtText({ page, view }: Typist, address: string): Promise<void> {
  await page.goto(address)
  if (view === 'message') {
    await answerOf(page).focus()
    return await page.keyboard.press('Control+End')
  }
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.getByRole('textbox', { name: 'JSON of the recording' }).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  const input = page.getByRole('textbox', { name: 'Find' })
  await input.fill(FOUND)
  await page.getByRole('search', { name: 'Find in the text' }).getByText('1 of').waitFor()
  await input.press('Escape')
  await input.waitFor({ state: 'hidden' })
  await page.keyboard.press('ArrowLeft')
}

function answerOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Answer', exact: true })
}

/** Types words that are told apart by their number, in bursts and with pauses, until it is stopped or the page is gone. */
export async function typeOn(
  { page, letter, typed }: Typist,
  random: Random,
  until: () => boolean,
): Promise<void> {
  for (let word = 1; !until(); word++) {
    for (const character of `${letter}${word}-`) {
      if (until()) return
      try {
        await page.keyboard.type(character)
      } catch {
        return
      }
      typed.push({ character, time: performance.now() })
      await pause(20 + random(100))
    }
    if (random(6) === 0) await pause(random(1500))
  }
}

/** How much of what was typed the editor shows: the number of characters from the first on. */
export async function shownOf(page: Page, view: View, typed: readonly Typed[]): Promise<number> {
  const all = typed.map(({ character }) => character).join('')
  const shown = view === 'message' ? await answerOf(page).inputValue() : await linesOf(page)
  let [least, most] = [0, all.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (shown.includes(all.slice(0, middle))) least = middle
    else most = middle - 1
  }
  return least
}

async function linesOf(page: Page): Promise<string> {
  const lines = await page.locator('.monaco-editor .view-line').evaluateAll((elements) =>
    elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  )
  return lines.join('')
}
