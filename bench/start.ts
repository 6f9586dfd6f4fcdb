import { setTimeout as pause } from 'node:timers/promises'
import { altered, type Size } from './altered-roots'
import { filesIn } from './corpus'
import { type Measured, quantile } from './measure'
import { startServer } from './server'

const RUNS = 7

/** Measures a second start, from the command to the whole first page of the list. */
export function benchStart(size: Size, limit: number | null): () => Promise<Measured[]> {
  return async () => {
    const root = altered(size)
    const all = `${filesIn(root).length.toLocaleString('en')} recordings`
    const env = { XDG_CACHE_HOME: altered('cache') }
    const first = await startServer(root, env)
    await first.whole()
    // It writes the cache when nothing has changed for two seconds.
    await pause(4000)
    await first.stop()
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now()
      const server = await startServer(root, env)
      try {
        const page = await server.get('/')
        times.push(performance.now() - start)
        if (!page.includes(all)) throw new Error(`The first list has not ${all}.`)
      } finally {
        await server.stop()
      }
    }
    return [
      { what: `second start of ${size} to the first list`, value: quantile(times, 0.5), unit: 'ms', limit },
    ]
  }
}
