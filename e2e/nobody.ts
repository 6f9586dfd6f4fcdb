import { chownSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LAUNCHER, type Launcher, run, STATE } from './launcher'

export const isRoot = process.getuid?.() === 0
const NOBODY = 65534

/** Makes a user without special permissions own a root; the user of the tests, if that is one. */
export function giveToNobody(root: string): void {
  if (!isRoot) return
  mkdirSync(STATE, { recursive: true })
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path))
  for (const path of [STATE, root, ...files]) chownSync(path, NOBODY, NOBODY)
}

/** Starts `tapedeck` as that user. */
export function runAsNobody(...args: string[]): Launcher {
  if (!isRoot) return run(process.execPath, LAUNCHER, ...args)
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  return run('setpriv', ...user, 'env', `HOME=${STATE}`, process.execPath, LAUNCHER, ...args)
}
