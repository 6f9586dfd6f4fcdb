import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Measured } from './measure'
import { changeAnswer } from './review-page'
import { commit, copyInto, git, inScratch, makeRepository, somePaths } from './review-root'
import { type Server, startServer } from './server'

const FILES = 600
const CHANGES = 100
const ROUNDS = 5

/** What `loop-watch.mjs` writes, in milliseconds. */
interface Watched {
  readonly longest: number
  readonly longestStart: number
}

/**
 * Measures how long the thread of the pages stands still while reviews, lists with change marks and the history of
 * recordings are asked for: at all, and for the start of a git.
 */
export function benchPagesLoop(): Promise<Measured[]> {
  return inScratch(async (home) => {
    const root = join(home, 'root')
    const paths = somePaths(FILES)
    makeRepository(root)
    copyInto(root, paths)
    commit(root)
    git(root, 'checkout', '--quiet', '-b', 'work')
    for (const path of paths.slice(0, CHANGES)) changeAnswer(join(root, path))
    const folder = join(home, 'watched')
    mkdirSync(folder)
    const watch = pathToFileURL(join(import.meta.dirname, '../bench/loop-watch.mjs')).href
    const server = await startServer(root, { NODE_OPTIONS: `--import ${watch}`, TAPEDECK_LOOP: folder })
    try {
      await server.whole()
      // The first time, the code of each page is loaded.
      await askAll(server, paths[ROUNDS] ?? '')
      writeFileSync(join(folder, 'again'), '')
      for (let round = 0; round < ROUNDS; round++) await askAll(server, paths[round] ?? '')
      // It writes what it has seen ten times a second.
      await pause(500)
      const { longest, longestStart }: Watched = JSON.parse(readFileSync(join(folder, 'watched'), 'utf8'))
      return [
        { what: "pages' event loop blocked by git, longest", value: longestStart, unit: 'ms', limit: 10 },
        { what: "longest block of the pages' event loop", value: longest, unit: 'ms', limit: null },
      ]
    } finally {
      await server.stop()
    }
  })
}

async function askAll(server: Server, path: string): Promise<void> {
  await server.get('/review?base=main')
  await server.get('/api/review/refs')
  await server.get('/api/review-state?base=main')
  await server.get('/api/review/markdown?base=main')
  await server.get(`/api/review/change?base=main&at=${encodeURIComponent(path)}`)
  await server.get(`/api/neighbours/${path}?from=review&base=main`)
  await server.get('/?q=is:changed')
  await server.get(`/recordings/${path}`)
  // The base is looked at again after two seconds.
  await pause(2100)
  await server.get('/api/recordings?q=is:changed')
}
