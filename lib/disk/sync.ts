import { closeSync, fsync, fsyncSync } from 'node:fs'
import { promisify } from 'node:util'
import { errnoOf } from './errno'

const CANNOT_SYNC_FOLDERS = ['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EBADF']

/** Flushes an open file to the disk, while other work of this process goes on. Throws the system's errors. */
export const syncFile: (file: number) => Promise<void> = promisify(fsync)

/**
 * Flushes a folder to the disk, and with it the renames in it. Some file systems cannot do this, and say so; that is
 * not a failure.
 * @param folder an open folder
 * @returns the code of the failure when the rename may be lost
 */
export function syncFolder(folder: number): string | undefined {
  try {
    fsyncSync(folder)
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

/** Flushes a folder as `syncFolder` does, while other work of this process goes on. */
export function syncFolderAside(folder: number): Promise<string | undefined> {
  return syncFile(folder).then(() => undefined, codeOf)
}

function codeOf(error: unknown): string | undefined {
  const code = errnoOf(error)
  return CANNOT_SYNC_FOLDERS.includes(code) ? undefined : code
}

/**
 * Closes an open folder. A network file system may report only then that a change in it failed.
 * @returns the code of the failure, as `syncFolder` does
 */
export function closeFolder(folder: number): string | undefined {
  try {
    closeSync(folder)
    return undefined
  } catch (error) {
    return errnoOf(error)
  }
}
