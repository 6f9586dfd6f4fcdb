import { COMPLETE } from '#lib/api/complete'
import { LIST } from '#lib/api/list'
import { readAddress } from '#lib/list/address'
import { altered, type Size } from './altered-roots'
import { type Measured, quantile } from './measure'
import { PHRASES, TYPED } from './phrases'
import { type Server, startServer } from './server'

/**
 * Measures what a person waits for at each typed letter: the list as the page asks for it, grouped by test with its
 * filters and 100 lines, and the completions; and for the page with a query.
 * @param limit in milliseconds, for each of the two
 */
export function benchTyping(size: Size, limit: number): () => Promise<Measured[]> {
  return async () => {
    const server = await startServer(altered(size), { XDG_CACHE_HOME: altered('cache') })
    try {
      await server.whole()
      // Pages and threads warm up with other words.
      for (const text of TYPED.slice(0, 60)) await ask(server.get, `${text} of`)
      const times: { list: number; completion: number }[] = []
      for (const text of TYPED) times.push(await ask(server.get, text))
      const list = times.map((time) => time.list)
      const completion = times.map((time) => time.completion)
      const row = (what: string, values: readonly number[]): Measured[] => [
        { what: `${what} at ${size}, typed, median`, value: quantile(values, 0.5), unit: 'ms', limit: null },
        { what: `${what} at ${size}, typed, p95`, value: quantile(values, 0.95), unit: 'ms', limit },
      ]
      const page = await pages(server)
      return [
        ...row('search', list),
        ...row('completion', completion),
        {
          what: `list with a query at ${size}, first HTML, median`,
          value: quantile(page.times, 0.5),
          unit: 'ms',
          limit: 100,
        },
        {
          what: `list with a query at ${size}, processor time`,
          value: page.spent,
          unit: 'ms',
          limit: null,
        },
      ]
    } finally {
      await server.stop()
    }
  }
}

/** Opens the list with each phrase. @returns how long each took, and the processor time of one */
async function pages({ get, spent }: Server): Promise<{ times: number[]; spent: number }> {
  const open = async (q: string): Promise<number> => {
    const start = performance.now()
    const html = await get(`/?${new URLSearchParams({ q })}`)
    if (!html.includes('</html>')) throw new Error(`The page of ${q} is not whole.`)
    return performance.now() - start
  }
  for (const phrase of PHRASES) await open(`${phrase} of`)
  const before = spent()
  const times: number[] = []
  for (const phrase of PHRASES) times.push(await open(phrase))
  return { times, spent: (spent() - before) / PHRASES.length }
}

async function ask(
  get: (path: string) => Promise<string>,
  q: string,
): Promise<{ list: number; completion: number }> {
  const address = { ...readAddress(new URLSearchParams()), q }
  const start = performance.now()
  await get(LIST.href({ address, window: { offset: null, limit: 100, near: [] } }))
  const between = performance.now()
  await get(COMPLETE.href({ text: q, caret: q.length }))
  return { list: between - start, completion: performance.now() - between }
}
