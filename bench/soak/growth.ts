import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cacheFolder } from '#lib/disk/own-folder'
import type { ThreadClient } from '#lib/disk/thread-client'
import { codeOf, IndexCache } from '#lib/index/cache'
import type { Questions } from '#lib/index/questions'
import { readAddress } from '#lib/list/address'
import { altered, type Size } from '../altered-roots'
import { filesIn } from '../corpus'
import { endThread, indexThread, WORKER } from '../index-thread'
import { median } from '../measure'
import { TYPED } from '../phrases'

/*
 * How what is felt grows with the number of recordings, from 3,324 to 99,720: in processor time of the thread of the
 * index, and of those that help it.
 */

/** The highest exponent: with 1, twice the recordings take twice the time. */
const MOST_GROWTH = 1.1
const COLD_RUNS = 3
const WARM_RUNS = 5
const WARM_LETTERS = 60

/** What is measured, in the order in which it happens. */
const MEASURED = [
  'cold index',
  'cache write',
  'warm start',
  'first list',
  'list with a query',
  'completion',
] as const

type Measured = (typeof MEASURED)[number]

interface Root {
  readonly folder: string
  readonly count: number
  readonly caches: string
  /** Processor time in milliseconds. */
  readonly times: Readonly<Record<Measured, number[]>>
}

/** @returns what grew faster than it may */
export async function growthCampaign(): Promise<string[]> {
  const [small, large] = [rootOf('3k'), rootOf('100k')]
  // The two in turn, so that both see the same machine.
  for (let run = 0; run < COLD_RUNS; run++) for (const root of [small, large]) await startCold(root)
  for (let run = 0; run < WARM_RUNS; run++) for (const root of [small, large]) await startWarm(root)
  await type([small, large])
  const failures: string[] = []
  console.log(`Growth: milliseconds at ${small.count} and ${large.count} recordings, and the exponent:`)
  for (const what of MEASURED) {
    const of = what === 'list with a query' || what === 'completion' ? mean : median
    const [one, other] = [of(small.times[what]), of(large.times[what])]
    const exponent = Math.log(other / one) / Math.log(large.count / small.count)
    const figures = [
      one.toFixed(1).padStart(9),
      other.toFixed(1).padStart(9),
      exponent.toFixed(2).padStart(6),
    ]
    console.log(`  ${what.padEnd(18)} ${figures.join(' ')}`)
    if (exponent > MOST_GROWTH) failures.push(`${what} grows with an exponent of ${exponent.toFixed(2)}`)
  }
  return failures
}

function rootOf(size: Size): Root {
  const folder = altered(size)
  const times = {
    'cold index': [],
    'cache write': [],
    'warm start': [],
    'first list': [],
    'list with a query': [],
    completion: [],
  }
  return { folder, count: filesIn(folder).length, caches: join(altered('cache'), size), times }
}

/** Starts without a cache, which is there afterwards. */
async function startCold(root: Root): Promise<void> {
  const code = codeOf(WORKER)
  if (code === null) throw new Error(`${WORKER} does not exist: npm run build makes it.`)
  const folder = cacheFolder({ XDG_CACHE_HOME: root.caches })
  const { file } = new IndexCache(folder, { root: root.folder, code })
  rmSync(file, { force: true })
  const thread = indexThread(root.folder, root.caches)
  // What finds nothing is answered when all is read.
  root.times['cold index'].push(await spent(() => thread.ask('paths', 'is:changed')))
  const written = async (): Promise<void> => {
    while (!existsSync(file)) await pause(50)
  }
  root.times['cache write'].push(await spent(written))
  await list(root, thread, '')
  await endThread(thread)
}

/** Throws if recordings are read, instead of what the cache has of them. */
async function startWarm(root: Root): Promise<void> {
  const thread = indexThread(root.folder, root.caches)
  const start = async (): Promise<void> => {
    const { building } = await thread.ask('state', null)
    if (building !== null) throw new Error(`${building.total - building.done} recordings are read again.`)
  }
  root.times['warm start'].push(await spent(start))
  root.times['first list'].push(await spent(() => list(root, thread, '')))
  await endThread(thread)
}

/** Asks what the page asks for each typed letter. */
async function type(roots: readonly Root[]): Promise<void> {
  const threads = roots.map((root) => ({ root, thread: indexThread(root.folder, root.caches) }))
  for (const text of TYPED.slice(0, WARM_LETTERS)) {
    for (const { root, thread } of threads) {
      await list(root, thread, `${text} of`)
      await complete(thread, `${text} of`)
    }
  }
  for (const text of TYPED) {
    for (const { root, thread } of threads) {
      root.times['list with a query'].push(await spent(() => list(root, thread, text)))
      root.times.completion.push(await spent(() => complete(thread, text)))
    }
  }
  for (const { thread } of threads) await endThread(thread)
}

/** Asks for the list as the page does, and throws if it is not of all recordings. */
async function list({ count }: Root, thread: ThreadClient<Questions>, q: string): Promise<void> {
  const address = { ...readAddress(new URLSearchParams()), q }
  const window = { offset: null, limit: 100, near: [] }
  const { all, building } = await thread.ask('list', { address, window })
  if (all !== count || building !== null) throw new Error(`The list is of ${all} recordings, not ${count}.`)
}

async function complete(thread: ThreadClient<Questions>, text: string): Promise<void> {
  const { building } = await thread.ask('complete', { text, caret: text.length })
  if (building !== null) throw new Error('The completions are not of all recordings.')
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Processor time of all threads of this process, in milliseconds. */
async function spent(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
