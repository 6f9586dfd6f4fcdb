import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type KillableBrowser, killableBrowser } from '../../lib/testing/killable-browser'
import { draftsOffered, PATH } from './offered-drafts'
import { type Random, randomFrom } from './random'
import { type Served, serve } from './serve'
import { openAtText, type Typed, type Typist, typeOn, type View } from './typist'

/*
 * A real browser types in a view of the editor, in every other round also in a second tab with the same recording, and
 * the server or the browser is killed. When both are back, the draft of each tab is offered. It has all but at most the
 * last two seconds of what was typed there, and nothing of the other tab.
 */

const MOST_LOST_MS = 2000
/** The longest that is typed before the kill, and after that of the server. */
const LONGEST_MS = 6000
const LONGEST_AFTER_MS = 4000
const WAIT_MS = 20_000

interface Scene {
  readonly home: string
  readonly root: string
  server: Served
  browser: KillableBrowser
}

/** What became of one round. */
interface Judged {
  readonly what: 'server' | 'browser'
  readonly view: View
  readonly tabs: number
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
          `kill ${kill} of the ${one.what}, ${one.view}, ${one.tabs} tabs: ${one.lost} characters of ${Math.round(one.lostMs)} ms are lost`,
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
  const view = random(2) === 0 ? 'message' : 'json'
  const address = `${scene.server.url}/recordings/${PATH}/edit?view=${view}`
  const typists = await typistsOf(scene.browser.page, view, random(2) === 0 ? 'wt' : 'w')
  for (const typist of typists) await openAtText(typist, address)
  let isOver = false
  const typing = typists.map((typist) => typeOn(typist, random, () => isOver))
  await pause(500 + random(LONGEST_MS))
  if (what === 'browser') await scene.browser.kill()
  else {
    await killServer(scene)
    await pause(random(LONGEST_AFTER_MS))
  }
  const end = performance.now()
  const before = typists.map(({ typed }) => typed.filter(({ time }) => time <= end))
  isOver = true
  await Promise.all(typing)
  if (what === 'browser') scene.browser = await killableBrowser(join(scene.home, 'profile'))
  else scene.server = await serve(scene.root, scene.home, new URL(scene.server.url).port)
  // A tab that is open keeps its draft to itself.
  if (what === 'server') for (const { page } of typists.slice(1)) await page.close()
  scene.browser.page.setDefaultTimeout(WAIT_MS)
  const shown = await draftsOffered(scene.browser.page, address, view, before)
  const typed = before.reduce((sum, one) => sum + one.length, 0)
  const lost = typed - shown.reduce((sum, one) => sum + one, 0)
  return { what, view, tabs: typists.length, typed, lost, lostMs: lostMsOf(before, shown, end) }
}

/** @param letters one for each tab */
async function typistsOf(first: Page, view: View, letters: string): Promise<Typist[]> {
  const typists: Typist[] = []
  for (const letter of letters) {
    const page = typists.length === 0 ? first : await first.context().newPage()
    page.setDefaultTimeout(WAIT_MS)
    typists.push({ page, view, letter, typed: [] })
  }
  return typists
}

function lostMsOf(typed: readonly (readonly Typed[])[], shown: readonly number[], end: number): number {
  const times = typed.flatMap((one, tab) => one[shown[tab] ?? 0]?.time ?? [])
  return Math.max(0, ...times.map((time) => end - time))
}

async function killServer({ server }: Scene): Promise<void> {
  const ended = new Promise((resolve) => server.child.once('close', resolve))
  server.child.kill('SIGKILL')
  await ended
}

function say(judged: readonly Judged[], failures: readonly string[]): void {
  const nameOf = ({ what, view, tabs }: Judged): string =>
    `${what}, ${view}, ${tabs === 1 ? 'one tab' : 'two tabs'}`
  for (const name of [...new Set(judged.map(nameOf))].sort()) {
    const those = judged.filter((one) => nameOf(one) === name)
    const typed = those.reduce((sum, one) => sum + one.typed, 0)
    const lost = those.reduce((sum, one) => sum + one.lost, 0)
    const longest = Math.round(Math.max(0, ...those.map(({ lostMs }) => lostMs)))
    console.log(
      `Unsaved text, ${name}: ${those.length} kills, ${typed} characters typed, ${lost} lost, at most the last ${longest} ms`,
    )
  }
  console.log(`Unsaved text: ${judged.length} kills, ${failures.length} failures`)
}
