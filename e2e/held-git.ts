import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LAUNCHER, type Launcher, run } from './launcher'

/** A git that waits before it reads files, until a test lets it go on; as one does in a large and slow repository. */
export interface HeldGit {
  /** Starts tapedeck with this git. */
  readonly launch: (...args: string[]) => Launcher
  /** Lets git read files, from now on. */
  readonly letGo: () => void
  /** Makes git wait again. */
  readonly hold: () => void
  /** Makes git fail, or work again, once it no longer waits. */
  readonly setBroken: (isBroken: boolean) => void
  /** How many times git was asked what differs between two commits. */
  readonly comparisons: () => number
}

/** @param folder is made; everything that the git needs is in it */
export function heldGit(folder: string): HeldGit {
  mkdirSync(folder)
  const at = (name: string): string => join(folder, name)
  const script = `#!/bin/sh
PATH='${process.env.PATH}'
case "$*" in
  *diff-tree*) echo asked >> '${at('asked')}' ;;
  *cat-file*)
    while [ -e '${at('hold')}' ]; do sleep 0.02; done
    if [ -e '${at('broken')}' ]; then echo 'fatal: the disk is on fire' >&2; exit 128; fi ;;
esac
exec git "$@"
`
  writeFileSync(at('git'), script)
  chmodSync(at('git'), 0o755)
  const set = (name: string, isSet: boolean): void => {
    if (isSet) writeFileSync(at(name), '')
    else rmSync(at(name), { force: true })
  }
  set('hold', true)
  return {
    launch: (...args) =>
      run('env', `PATH=${folder}:${process.env.PATH}`, process.execPath, LAUNCHER, ...args),
    letGo: () => set('hold', false),
    hold: () => set('hold', true),
    setBroken: (isBroken) => set('broken', isBroken),
    comparisons: () =>
      existsSync(at('asked')) ? (readFileSync(at('asked'), 'utf8').match(/asked/g)?.length ?? 0) : 0,
  }
}
