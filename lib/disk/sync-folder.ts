import { fsyncSync } from 'node:fs'
import { errnoOf } from './errno'

const CANNOT_SYNC_FOLDERS = ['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EBADF']

/**
 * A rename is on the disk when its folder is. Some file systems cannot do this for folders, and say so.
 * @param folder an open folder
 * @returns the code of the failure when it may be lost
 */
export function syncFolder(folder: number): string | undefined {
  try {
    fsyncSync(folder)
    return undefined
  } catch (error) {
    const code = errnoOf(error)
    return CANNOT_SYNC_FOLDERS.includes(code) ? undefined : code
  }
}
