import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'
import { type KillableBrowser, killableBrowser } from '../../lib/testing/killable-browser'
import { type Random, randomFrom } from './random'
import { type Served, serve } from './serve'
import { openAtText, shownOf, type Typed, typeOn } from './typist'

/*
 * A real browser types in the editor, and the server or the browser is killed. When both are back, the draft that is
 * offered has all but at most the last two seconds of what was typed.
 */

const PATH =
  'tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'
const MOST_LOST_MS = 2000
/** The longest that is typed before the kill, and after that of the server. */
const LONGEST_MS = 6000
const LONGEST_AFTER_MS = 4000
const WAIT_MS = 20_000
/** How long the editor has to offer a draft once it is ready. */
const OFFERED_MS = 6000

interface Scene {
  readonly home: string
  readonly root: string
  server: Served
  browser: KillableBrowser
}

/** What became of one round. */
interface Judged {
  readonly what: 'server' | 'browser'
  readonly typed: number
  readonly lost: number
  /** How long before the end the first lost character was typed. */
  readonly lostMs: number
}

/** @returns what was not as it should be */
export async function draftCampaign(kills: number, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-soak-'))
  const root = join(home, 'root')
  cpSync('recordings', root, { recursive: true })
  const scene = {
    home,
    root,
    server: await serve(root, home),
    browser: await killableBrowser(join(home, 'profile')),
  }
  const judged: Judged[] = []
  const failures: string[] = []
  try {
    for (let kill = 0; kill < kills; kill++) {
      const one = await round(scene, random).catch((error: unknown) => String(error))
      if (typeof one === 'string') failures.push(`kill ${kill}: ${one}`)
      else judged.push(one)
      if (typeof one !== 'string' && one.lostMs > MOST_LOST_MS)
        failures.push(
          `kill ${kill} of the ${one.what}: ${one.lost} characters of ${Math.round(one.lostMs)} ms are lost`,
        )
    }
  } finally {
    await scene.browser.kill()
    await killServer(scene)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  say(judged, failures)
  return failures
}

async function round(scene: Scene, random: Random): Promise<Judged> {
  const what = random(2) === 0 ? 'server' : 'browser'
  const address = `${scene.server.url}/recordings/${PATH}/edit?view=json`
  scene.browser.page.setDefaultTimeout(WAIT_MS)
  await openAtText(scene.browser.page, address)
  const typed: Typed[] = []
  let isOver = false
  const typing = typeOn(scene.browser.page, typed, random, () => isOver)
  await pause(500 + random(LONGEST_MS))
  if (what === 'browser') await scene.browser.kill()
  else {
    await killServer(scene)
    await pause(random(LONGEST_AFTER_MS))
  }
  const end = performance.now()
  const before = typed.filter(({ time }) => time <= end)
  isOver = true
  await typing
  if (what === 'browser') scene.browser = await killableBrowser(join(scene.home, 'profile'))
  else scene.server = await serve(scene.root, scene.home, new URL(scene.server.url).port)
  const shown = await draftOffered(scene.browser.page, address, before)
  const lost = before.length - shown
  const lostMs = lost === 0 ? 0 : end - (before[shown]?.time ?? end)
  return { what, typed: before.length, lost, lostMs }
}

/** Goes on with the draft that the editor offers, and clears it away. @returns how much of what was typed it has */
async function draftOffered(page: Page, address: string, typed: readonly Typed[]): Promise<number> {
  page.setDefaultTimeout(WAIT_MS)
  await page.goto(address)
  const found = page.getByRole('region', { name: 'Draft found' })
  await page.getByText('nothing to save').waitFor()
  const isOffered = await found.waitFor({ timeout: OFFERED_MS }).then(
    () => true,
    () => false,
  )
  // Nothing is kept of what was typed for less than a second: then all of it counts as lost.
  if (!isOffered) return 0
  // After a kill the browser may bring back what it had removed in its last seconds: that is offered as an older draft.
  const older = await olderDrafts(found)
  await found.getByRole('button', { name: 'Continue' }).click()
  if (older === 0) await found.waitFor({ state: 'hidden' })
  else await found.filter({ hasNotText: olderWords(older) }).waitFor()
  for (let left = older; left > 0; left--) await found.getByRole('button', { name: 'Drop' }).click()
  await found.waitFor({ state: 'hidden' })
  const shown = await shownOf(page, typed)
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

async function killServer({ server }: Scene): Promise<void> {
  const ended = new Promise((resolve) => server.child.once('close', resolve))
  server.child.kill('SIGKILL')
  await ended
}

function say(judged: readonly Judged[], failures: readonly string[]): void {
  for (const kind of ['server', 'browser'] as const) {
    const those = judged.filter(({ what }) => what === kind)
    const typed = those.reduce((sum, one) => sum + one.typed, 0)
    const lost = those.reduce((sum, one) => sum + one.lost, 0)
    const longest = Math.round(Math.max(0, ...those.map(({ lostMs }) => lostMs)))
    console.log(
      `Unsaved text, ${those.length} kills of the ${kind}: ${typed} characters typed, ${lost} lost, at most the last ${longest} ms`,
    )
  }
  console.log(`Unsaved text: ${failures.length} failures`)
}
