import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { functionOf } from '#lib/exchange/test-id'
import { TEST, writeRun } from '../e2e/conversation-files'
import { browserArguments, findBrowser } from '../lib/cli/setup/browser.mjs'
import { altered } from './altered-roots'
import { corpus, filesIn, largeRecording } from './corpus'
import { type Measured, median, quantile, timed } from './measure'
import { startServer } from './server'

const PAGES = 20
const STEPS = 200
/** Time for the server to notice a change and to tell its pages, in milliseconds. */
const CHANGED_MS = 100
const CALLS = 60

/** Measures the page of the test function with the most recordings: its size, and its time against reading its files. */
export async function benchTestPage(): Promise<Measured[]> {
  const root = mkdtempSync(join(tmpdir(), 'tapedeck-bench-test-'))
  cpSync(corpus('2026-05'), root, { recursive: true })
  const { id, files, other } = largestTest(root)
  const server = await startServer(root, { XDG_CACHE_HOME: altered('cache') })
  try {
    await server.whole()
    const address = `/tests/${encodeURIComponent(id)}`
    const html = await server.get(address)
    if (!html.includes(`>${files.length}</span>`))
      throw new Error(`${address} is not of ${files.length} recordings.`)
    const times: number[] = []
    const bare: number[] = []
    const readings: number[] = []
    for (let turn = 0; turn < PAGES; turn++) {
      readings.push(
        await timed(() => {
          for (const file of files) JSON.parse(readFileSync(file, 'utf8'))
        }),
      )
      // Another file changes, so that the answer is made anew; the list takes the change in.
      writeFileSync(other, `${readFileSync(other, 'utf8').trimEnd()}${'\n'.repeat(2 + (turn % 2))}`)
      await pause(CHANGED_MS)
      await server.get('/api/recordings?limit=0')
      bare.push(await timed(() => server.get('/tests/none')))
      times.push(await timed(() => server.get(address)))
    }
    const what = `/tests/ of ${files.length} recordings`
    return [
      { what: `first HTML of ${what}`, value: Buffer.byteLength(html) / 1000, unit: 'KB', limit: 300 },
      { what: `time of ${what}`, value: median(times), unit: 'ms', limit: null },
      {
        what: 'that, less an empty page, ÷ (reading + JSON.parse) of its files',
        value: (median(times) - median(bare)) / median(readings),
        unit: '×',
        limit: 1.5,
      },
    ]
  } finally {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

/** Measures a step of the scrubber, until what it changes is laid out: of a long recording, and of a run of 60 calls. */
export async function benchSteps(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const made = mkdtempSync(join(tmpdir(), 'tapedeck-bench-run-'))
  writeRun(made, CALLS)
  const executablePath = (await findBrowser()) ?? undefined
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    return [
      await stepsOn(page, root, `/recordings/${largeRecording(root)}`, 'of 1,399 chunks'),
      await stepsOn(page, made, `/tests/${encodeURIComponent(TEST)}`, `of a run of ${CALLS} calls`),
    ]
  } finally {
    await browser.close()
    rmSync(made, { recursive: true, force: true })
  }
}

async function stepsOn(page: Page, root: string, address: string, what: string): Promise<Measured> {
  const server = await startServer(root, { XDG_CACHE_HOME: altered('cache') })
  try {
    await server.whole()
    await page.goto(server.url + address)
    await page.waitForLoadState('networkidle')
    const times = await page.evaluate(async (count) => {
      const all: number[] = []
      for (let step = 0; step < count; step++) {
        await new Promise(requestAnimationFrame)
        const start = performance.now()
        window.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
        )
        await Promise.resolve()
        document.body.getBoundingClientRect()
        all.push(performance.now() - start)
      }
      return all
    }, STEPS)
    // The first steps compile.
    const value = quantile(times.slice(20), 0.95)
    return { what: `a step of the scrubber ${what}, p95`, value, unit: 'ms', limit: 16 }
  } finally {
    await server.stop()
  }
}

/** The test function with the most recordings. @returns its files, and another file of the root */
function largestTest(root: string): {
  readonly id: string
  readonly files: readonly string[]
  readonly other: string
} {
  const tests = new Map<string, string[]>()
  for (const { path } of filesIn(root)) {
    const file = join(root, path)
    const named = /"test_id": "((?:[^"\\]|\\.)*)"/.exec(readFileSync(file, 'utf8'))?.[1]
    if (named === undefined) continue
    const id = functionOf(JSON.parse(`"${named}"`))
    tests.set(id, [...(tests.get(id) ?? []), file])
  }
  const [largest, second] = [...tests].sort(([, a], [, b]) => b.length - a.length)
  const other = second?.[1][0]
  if (!largest || other === undefined) throw new Error(`The recordings in ${root} are not of two tests.`)
  return { id: largest[0], files: largest[1], other }
}
