import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LIST } from '#lib/api/list'
import { readAddress } from '#lib/list/address'
import { altered, type Size } from './altered-roots'
import { filesIn } from './corpus'
import { type Measured, quantile } from './measure'
import { type Server, startServer } from './server'

const SAVES = 20
const MANY = 700

/**
 * Measures how long the list is behind its files: after one is saved, and after a checkout has changed 700.
 * @param limits in milliseconds, of the one and of the others
 */
export function benchChangedFiles(
  size: Size,
  limits: { readonly one: number; readonly many: number },
): () => Promise<Measured[]> {
  return async () => {
    const root = altered(size)
    const paths = filesIn(root).map(({ path }) => path)
    const every = Math.floor(paths.length / MANY)
    const some = paths.filter((_, index) => index % every === 0).slice(0, MANY)
    const server = await startServer(root, { XDG_CACHE_HOME: altered('cache') })
    try {
      await server.whole()
      await list(server)
      const saves: number[] = []
      for (const path of some.slice(0, SAVES)) {
        await pause(300)
        saves.push(await untilRight(server, root, [path]))
      }
      await pause(1000)
      const many = await untilRight(server, root, some)
      return [
        {
          what: `one file saved until the list is right, ${size}, p95`,
          value: quantile(saves, 0.95),
          unit: 'ms',
          limit: limits.one,
        },
        {
          what: `${MANY} changed files until the list is right, ${size}`,
          value: many,
          unit: 'ms',
          limit: limits.many,
        },
      ]
    } finally {
      await server.stop()
    }
  }
}

let written = 0

/** Writes files, and asks for the list until it has them all. */
async function untilRight(server: Server, root: string, paths: readonly string[]): Promise<number> {
  const before = JSON.parse(await server.get('/api/recordings?limit=0')).version
  written++
  const texts = paths.map((path) => otherText(readFileSync(join(root, path), 'utf8')))
  for (const [at, path] of paths.entries()) writeFileSync(join(root, path), texts[at] ?? '')
  const start = performance.now()
  for (;;) {
    const { version, building } = await list(server)
    if (version !== before && building === null) return performance.now() - start
    await pause(5)
  }
}

const COUNT_OR_TIME =
  /("(?:created(?:_at)?|expires_at|\w*token(?:s|_count))": (?:"\d{4}-\d\d-\d\dT\d\d:\d\d:)?)\d/g

/**
 * Changes the times and token counts of an answer, as a recording made anew does: it stays in the recorder's own form. Where
 * there are none, adds lines to the file.
 */
function otherText(text: string): string {
  const other = text.replaceAll(COUNT_OR_TIME, `$1${1 + (written % 9)}`)
  return other === text ? `${text.trimEnd()}${'\n'.repeat(2 + (written % 9))}` : other
}

async function list(server: Server): Promise<{ version: string; building: unknown }> {
  const address = readAddress(new URLSearchParams())
  return JSON.parse(await server.get(LIST.href({ address, window: { offset: null, limit: 100, near: [] } })))
}
