import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IndexCache } from '#lib/index/cache'
import { LiveIndex } from '#lib/index/live-index'
import { DEFAULT_SORT } from '#lib/list/sort'
import { altered, type Size } from './altered-roots'
import { filesIn } from './corpus'
import { compare, type Measured } from './measure'

const WORKER = join(import.meta.dirname, 'index-worker.mjs')

/** Measures a first and a second start against reading and parsing all files in one thread. */
export function benchIndex(size: Size): () => Promise<Measured[]> {
  return async () => {
    const root = altered(size)
    const runs = size === '30k' ? 1 : 5
    const files = filesIn(root).map(({ path }) => join(root, path))
    const read = (): void => {
      for (const file of files) JSON.parse(readFileSync(file, 'utf8'))
    }
    const cold = await compare(runs, () => open(root, null), read)
    const kept = new IndexCache(altered('cache'), { root, code: size })
    const live = await open(root, kept)
    if (live.index.size !== files.length) throw new Error(`${live.index.size} of ${files.length} were read.`)
    live.writeCache()
    const warm = await compare(runs, () => open(root, kept), read)
    const [first, second] = [cold.subject / cold.reference, warm.subject / warm.reference]
    return [
      {
        what: `cold index of ${size} ÷ (read + JSON.parse)`,
        value: first,
        unit: '×',
        limit: size === '317' ? 4 : 1.3,
      },
      { what: `warm start of ${size} ÷ cold`, value: second / first, unit: '×', limit: 0.1 },
    ]
  }
}

/** Milliseconds from an empty cache to a sorted list. */
async function open(root: string, cache: IndexCache | null): Promise<LiveIndex> {
  const live = new LiveIndex({ root, workerFile: WORKER, cache })
  await live.update()
  live.views.matches('', DEFAULT_SORT)
  return live
}
