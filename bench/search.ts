import { spawnSync } from 'node:child_process'
import { LiveIndex } from '#lib/index/live-index'
import { DEFAULT_SORT } from '#lib/list/sort'
import { termText } from '#lib/query/query'
import { altered, type Size } from './altered-roots'
import { type Measured, median, quantile } from './measure'
import { phrasesOf } from './phrases'
import { startServer } from './server'

const PHRASES = 40

/** Measures searching texts over HTTP, with snippets, against a search of the files' bytes. */
export function benchSearch(size: Size, limit: number): () => Promise<Measured[]> {
  return () => search(size, altered(size), limit)
}

async function search(size: Size, root: string, limit: number): Promise<Measured[]> {
  const live = new LiveIndex({ root: altered('3k'), workerFile: null, cache: null })
  await live.update()
  const rows = live.views.matches('', DEFAULT_SORT).matches.map(({ row }) => row)
  const phrases = phrasesOf(rows, PHRASES)
  const server = await startServer(root, { XDG_CACHE_HOME: altered('cache') })
  try {
    await server.whole()
    for (const phrase of phrasesOf(rows.slice(0, 500), 10)) await ask(server.get, phrase)
    const plain: number[] = []
    const own: number[] = []
    let found = 0
    let foundInBytes = 0
    for (const phrase of phrases) {
      const before = performance.now()
      foundInBytes += grep(root, phrase)
      const between = performance.now()
      found += await ask(server.get, phrase)
      own.push(performance.now() - between)
      plain.push(between - before)
    }
    const value = quantile(own, 0.95) / median(plain)
    return [
      { what: `search of ${size} over HTTP, p95 ÷ grep -rlF, median`, value, unit: '×', limit },
      {
        what: `recordings of ${size} that grep finds ÷ that tapedeck finds`,
        value: foundInBytes / found,
        unit: '×',
        limit: null,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function ask(get: (path: string) => Promise<string>, phrase: string): Promise<number> {
  const search = new URLSearchParams({
    q: termText({ type: 'text', negated: false, field: null, value: phrase }),
    group: 'none',
    limit: '50',
  })
  const answer: { total: number } = JSON.parse(await get(`/api/recordings?${search}`))
  return answer.total
}

function grep(root: string, phrase: string): number {
  const { stdout } = spawnSync('grep', ['-rlF', '-e', phrase, root], { encoding: 'utf8', maxBuffer: 1e8 })
  return stdout.split('\n').length - 1
}
