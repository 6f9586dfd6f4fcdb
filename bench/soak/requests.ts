import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { changeAnswer } from '../review-page'
import { commit, git } from '../review-root'
import { memoryBelow } from '../server'
import { type Random, randomFrom } from './random'
import { serve } from './serve'

/*
 * Mixed requests to one server, of all that its pages ask: its memory stays flat once the code of each page is loaded.
 */

const AT_ONCE = 4
const STEP = 1000
/** As long as memory may still grow: code is loaded and compiled. */
const WARM_STEPS = 3
/** The highest growth after that. */
const MOST_GROWTH = 1.15
const WORDS = [
  'saturn',
  'weather',
  'answer:the',
  'is:stream',
  'model:gpt',
  'is:changed',
  'zzz',
  'tool:get',
  '',
]

/** @returns what was not as it should be */
export async function requestCampaign(count: number, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-soak-'))
  const root = join(home, 'root')
  const paths = sampleRepository(root)
  const { url, child } = await serve(root, home)
  const memory: number[] = []
  try {
    for (let done = 0; done < count; done += STEP) {
      const client = async (): Promise<void> => {
        for (let asked = 0; asked < STEP / AT_ONCE; asked++) await ask(url, paths, random)
      }
      await Promise.all(Array.from({ length: AT_ONCE }, client))
      // Whoever has just answered still holds what it answered with.
      await pause(2000)
      memory.push(Math.round(memoryBelow(child.pid ?? 0) / 2 ** 20))
    }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('close', resolve))
    rmSync(home, { recursive: true })
  }
  console.log(`Requests: ${count}; memory of the server after each ${STEP}, in MiB: ${memory.join(' ')}`)
  const warm = Math.max(...memory.slice(0, WARM_STEPS))
  const last = Math.min(...memory.slice(-WARM_STEPS))
  return last > warm * MOST_GROWTH ? [`memory grew from ${warm} to ${last} MiB`] : []
}

/** The samples in a repository, with changes in the work tree. */
function sampleRepository(root: string): string[] {
  cpSync('recordings', root, { recursive: true })
  git(root, 'init', '--quiet', '--initial-branch=main')
  commit(root)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  )
  for (const path of paths.filter((_, index) => index % 5 === 0)) changeAnswer(join(root, path))
  writeFileSync(join(root, 'tests/torn.json'), '{')
  return paths.sort()
}

async function ask(url: string, paths: readonly string[], random: Random): Promise<void> {
  const path = paths[random(paths.length)] ?? ''
  const word = encodeURIComponent(
    `${WORDS[random(WORDS.length)]} ${random(3) === 0 ? random(1000) : ''}`.trim(),
  )
  const tab = ['', '?tab=chunks&chunk=1', '?tab=request', '?tab=raw', `?q=${word}`, '/edit'][random(6)]
  const addresses = [
    `/?q=${word}`,
    `/?q=${word}&group=none`,
    `/recordings/${path}${tab}`,
    `/recordings/${path}${tab}`,
    `/api/recordings?q=${word}&limit=50`,
    `/api/recordings?q=${word}&group=test&limit=100`,
    `/api/complete?q=${word}`,
    `/api/recordings/${path}`,
    `/api/file-now/${path}`,
    `/api/neighbours/${path}?q=${word}`,
    random(10) === 0 ? '/review?base=main' : '/api/review/refs',
    `/api/review/change?base=main&at=${path}`,
    ['/nothing', '/%', '/_next/image?url=x', `/recordings/none${random(1000)}.json`, '/actions'][random(5)],
  ]
  const answer = await fetch(url + addresses[random(addresses.length)])
  await answer.arrayBuffer()
  if (answer.status >= 500) throw new Error(`${answer.url} gets ${answer.status}`)
}
