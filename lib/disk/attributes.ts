import { spawnSync } from 'node:child_process'
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  openSync,
  type Stats,
} from 'node:fs'
import { COPY_LIMIT_MS, COULD_NOT_COPY, copyAttributes } from './attribute-copier'
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

/**
 * Copies extended attributes and access lists (ACLs) from one file to another, which is open and empty. Node cannot do
 * this, but the system's own `cp` can: GNU's on Linux, and that of macOS. The content may be written as soon as this has
 * returned its promise.
 * @param file the open file that gets them, and its absolute path
 * @param source absolute
 * @returns why they may not be kept, after a colon; undefined when they are, or when the system has none
 */
export async function keepExtendedAttributes(
  file: number,
  path: string,
  source: string,
): Promise<string | undefined> {
  if (process.platform === 'darwin') {
    const failure = copyOnMac(source, path)
    ftruncateSync(file, 0)
    return failure
  }
  if (process.platform !== 'linux') return undefined
  const opened = openSync(source, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    return await copyAttributes(opened, file)
  } finally {
    closeSync(opened)
  }
}

function copyOnMac(source: string, path: string): string | undefined {
  const options = ['-p', source, path]
  const { error, status } = spawnSync('/bin/cp', options, { stdio: 'ignore', timeout: COPY_LIMIT_MS })
  if (error !== undefined) return `/bin/cp cannot be run: ${reasonOf(errnoOf(error))}`
  return status === 0 ? undefined : COULD_NOT_COPY
}
