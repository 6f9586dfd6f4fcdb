import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../cli/setup/bundle.mjs'

const HOME = fileURLToPath(new URL('../..', import.meta.url))

/** For tests: bundles the threads of the server as for users, and gives their data a folder of its own. */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-tests-'))
  process.env.TAPEDECK_WORKER = join(folder, 'index-worker.cjs')
  process.env.XDG_CACHE_HOME = join(folder, 'cache')
  process.env.XDG_STATE_HOME = join(folder, 'state')
  await bundle(HOME, 'lib/index/worker.ts', process.env.TAPEDECK_WORKER)
  await bundle(HOME, 'lib/range/worker.ts', join(folder, 'changes-worker.mjs'))
  return () => rmSync(folder, { recursive: true, force: true })
}
