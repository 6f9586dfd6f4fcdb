import { spawnSync } from 'node:child_process'
import { fchmodSync, fchownSync, fstatSync, ftruncateSync, type Stats } from 'node:fs'
import { errnoOf, reasonOf } from './errno'

/** Whose a file is, and who may do what with it. */
export type OwnerAndMode = Pick<Stats, 'uid' | 'gid' | 'mode'>

/**
 * Gives an open file the owner and the mode of another one, as far as the system permits. Only root may give a file
 * away: otherwise it belongs to the user who writes it, as with any editor, but keeps its group.
 */
export function keepOwnerAndMode(file: number, { uid, gid, mode }: OwnerAndMode): void {
  const created = fstatSync(file)
  if (created.uid !== uid || created.gid !== gid) {
    if (!changeOwner(file, uid, gid)) changeOwner(file, created.uid, gid)
  }
  fchmodSync(file, mode & 0o7777)
}

function changeOwner(file: number, user: number, group: number): boolean {
  try {
    fchownSync(file, user, group)
    return true
  } catch (error) {
    if (errnoOf(error) !== 'EPERM') throw error
    return false
  }
}

const TIMEOUT_MS = 10_000

/**
 * Copies extended attributes and access lists (ACLs) from one file to another, which is open and empty. Node cannot do
 * this, but the system's own `cp` can: GNU's on Linux, and that of macOS.
 * @param file the open file that gets them, and its absolute path
 * @param source absolute
 * @returns why they may not be kept, after a colon; undefined when they are, or when the system has none
 */
export function keepExtendedAttributes(file: number, path: string, source: string): string | undefined {
  if (process.platform === 'linux') {
    // Named by its number, so that a folder which is replaced meanwhile cannot lead `cp` to another file.
    const opened = `/proc/${process.pid}/fd/${file}`
    return copied(['--attributes-only', '--preserve=mode,ownership,xattr', '--', source, opened])
  }
  if (process.platform !== 'darwin') return undefined
  const failure = copied(['-p', source, path])
  ftruncateSync(file, 0)
  return failure
}

function copied(options: readonly string[]): string | undefined {
  const { error, status } = spawnSync('/bin/cp', options, { stdio: 'ignore', timeout: TIMEOUT_MS })
  if (error !== undefined) return `/bin/cp cannot be run: ${reasonOf(errnoOf(error))}`
  return status === 0 ? undefined : '/bin/cp of this system could not copy them'
}
