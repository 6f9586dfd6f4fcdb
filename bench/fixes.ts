import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from './measure'
import { commit, copyInto, inScratch, makeRepository, somePaths } from './review-root'

const RENAMED = 300
const LAUNCHER = join(import.meta.dirname, '../lib/cli/tapedeck.mjs')

/** Measures `tapedeck fix` for 300 recordings whose request was changed, first as a dry run and then for good. */
export function benchFixes(): Promise<Measured[]> {
  return inScratch(async (home) => {
    const root = join(home, 'root')
    makeRepository(root)
    const paths = somePaths()
    copyInto(root, paths)
    commit(root)
    changeRequests(root, paths)
    const run = (...args: string[]): number => {
      const start = performance.now()
      const env = { ...process.env, XDG_STATE_HOME: join(home, 'state'), XDG_CACHE_HOME: join(home, 'cache') }
      const { stdout } = spawnSync(process.execPath, [LAUNCHER, ...args], {
        env,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      const renamed = stdout.match(/^renamed /gm)?.length ?? 0
      if (args[0] === 'fix' && renamed !== RENAMED)
        throw new Error(`${renamed} of ${RENAMED} were renamed: ${stdout}`)
      return (performance.now() - start) / 1000
    }
    const query = ['--base', 'HEAD', '--query', 'is:changed hash:mismatch', root]
    run('list', root)
    const dry = run('fix', '--dry-run', ...query)
    const written = run('fix', ...query)
    return [
      { what: `dry run over ${RENAMED} changed requests`, value: dry, unit: 's', limit: null },
      { what: `${RENAMED} renames, with their dry run`, value: dry + written, unit: 's', limit: 5 },
    ]
  })
}

/** Puts a number before the first message of some requests, so that each of them has a hash of its own. */
function changeRequests(root: string, paths: readonly string[]): void {
  let left = RENAMED
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8')
    const place = text.indexOf('"content": "')
    if (left === 0) return
    if (place === -1 || place > text.indexOf('\n  "response": ')) continue
    writeFileSync(join(root, path), text.replace('"content": "', `"content": "${left--} `))
  }
}
