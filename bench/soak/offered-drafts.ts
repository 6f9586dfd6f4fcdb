import { setTimeout as pause } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'
import { shownOf, type Typed, type View } from './typist'

/** The recording that is edited. */
export const PATH =
  'tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'
/** How long the editor has to offer a draft once it is ready. */
const OFFERED_MS = 6000

/** A draft is of a tab if it has the first word that was typed there. */
const FIRST_WORD = 3

/**
 * Goes on with each draft that the editor offers, the latest first, and clears them away.
 * @param typed in each tab
 * @returns how much of that the draft of each tab has
 */
export async function draftsOffered(
  page: Page,
  address: string,
  view: View,
  typed: readonly (readonly Typed[])[],
): Promise<number[]> {
  await page.goto(address)
  const found = page.getByRole('region', { name: 'Draft found' })
  await page.getByText('nothing to save').waitFor()
  const isOffered = await found.waitFor({ timeout: OFFERED_MS }).then(
    () => true,
    () => false,
  )
  const shown = typed.map(() => 0)
  // Nothing is kept of what was typed for less than a second: then all of it counts as lost.
  if (!isOffered) return shown
  // After a kill the browser may bring back what it had removed in its last seconds: that is offered as an older draft.
  for (let older = await olderDrafts(found); older >= 0; older--) {
    await found.getByRole('button', { name: 'Continue' }).click()
    if (older === 0) await found.waitFor({ state: 'hidden' })
    else await found.filter({ hasNotText: olderWords(older) }).waitFor()
    const now = await Promise.all(typed.map((one) => shownOf(page, view, one)))
    if (now.filter((count) => count >= FIRST_WORD).length > 1) throw new Error('two tabs share a draft')
    for (const [tab, count] of now.entries()) if (shown[tab] === 0 && count >= FIRST_WORD) shown[tab] = count
  }
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByText('nothing to save').waitFor()
  for (let wait = 0; (await draftsLeft(address)) > 0; wait++) {
    if (wait > 100) throw new Error('a draft that was discarded stays')
    await pause(100)
  }
  return shown
}

const olderWords = (count: number): string => (count === 1 ? 'There is 1 more' : `There are ${count} more`)

async function olderDrafts(found: Locator): Promise<number> {
  const words = (await found.textContent()) ?? ''
  return Number(/There (?:is|are) (\d+) more/.exec(words)?.[1] ?? 0)
}

async function draftsLeft(address: string): Promise<number> {
  const answer = await fetch(new URL(`/api/drafts/${PATH}`, address))
  const { drafts }: { drafts: readonly unknown[] } = await answer.json()
  return drafts.length
}
