import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '#lib/disk/own-folder'
import { codeOf, IndexCache } from '#lib/index/cache'
import { LiveIndex } from '#lib/index/live-index'
import { altered, type Size } from './altered-roots'
import { filesIn } from './corpus'
import { endThread, indexThread, WORKER } from './index-thread'
import { compare, type Measured } from './measure'

/**
 * Measures a first and a second start against reading and parsing all files in one thread. Each start has a thread of
 * its own, as in the server: its code is loaded anew and has never run.
 * @param limit of the first start
 */
export function benchIndex(size: Size, limit: number): () => Promise<Measured[]> {
  return async () => {
    const root = altered(size)
    const runs = size === '30k' ? 1 : 5
    const files = filesIn(root).map(({ path }) => join(root, path))
    const read = (): void => {
      for (const file of files) JSON.parse(readFileSync(file, 'utf8'))
    }
    const start = async (caches: string): Promise<void> => {
      const count = await known(root, caches)
      if (count !== files.length) throw new Error(`${count} of ${files.length} were read.`)
    }
    const empty = join(altered('no-cache'), size)
    const remove = (): void => rmSync(empty, { recursive: true, force: true })
    const cold = await compare(runs, () => start(empty), read, remove)
    await writeCache(root, altered('cache'))
    const warm = await compare(runs, () => start(altered('cache')), read)
    const [first, second] = [cold.subject / cold.reference, warm.subject / warm.reference]
    return [
      { what: `cold index of ${size} ÷ (read + JSON.parse)`, value: first, unit: '×', limit },
      { what: `warm start of ${size} ÷ cold`, value: second / first, unit: '×', limit: null },
    ]
  }
}

/** Asks a new thread of an index for all recordings of a root. @returns how many there are */
async function known(root: string, caches: string): Promise<number> {
  const thread = indexThread(root, caches)
  const { length } = await thread.ask('known', null)
  await endThread(thread)
  return length
}

async function writeCache(root: string, caches: string): Promise<void> {
  const code = codeOf(WORKER)
  if (code === null) throw new Error(`${WORKER} does not exist.`)
  const folder = cacheFolder({ XDG_CACHE_HOME: caches })
  const live = new LiveIndex({ root, workerFile: null, cache: new IndexCache(folder, { root, code }) })
  await live.update()
  live.writeCache()
}
