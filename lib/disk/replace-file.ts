import { closeSync, constants, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { removeIfPossible } from './private-file'
import { closeFolder, syncFolder } from './sync'
import { temporaryName } from './temporary'

interface WriteOptions {
  /** True for a file that can be made again: it is written entirely or not at all, but without waiting for the disk. */
  readonly isDisposable?: boolean
  /** True for a file that others may read as they may any new file of the user; otherwise only its owner can. */
  readonly isShared?: boolean
}

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants

/**
 * Writes a file entirely or not at all: it writes a temporary file in the same folder, flushes it to the disk, and
 * renames it. Throws the system's errors. The temporary file is removed in any
 * case.
 * @param file absolute; it need not exist, but its folder must
 * @param pieces the new content, in order
 */
export function replaceFile(file: string, pieces: readonly Uint8Array[], options: WriteOptions = {}): void {
  // Opened before anything changes: without a folder that can be flushed, nothing may be written.
  const folder = openSync(dirname(file), O_RDONLY)
  const temporary = join(dirname(file), temporaryName(basename(file)))
  try {
    const opened = openNewFile(temporary, options.isShared ? 0o666 : 0o600)
    try {
      for (const piece of pieces) writeFileSync(opened, piece)
      if (!options.isDisposable) fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
    renameSync(temporary, file)
    if (!options.isDisposable) syncFolder(folder)
  } finally {
    // After a successful rename there is nothing to remove; the name was unique, so no other file can be hit.
    removeIfPossible(temporary)
    closeFolder(folder)
  }
}

/**
 * Opens a file that is not there yet, to write it. Throws the system's errors.
 * @param mode its permissions, before the umask; by default, only its owner can read it
 */
export function openNewFile(name: string, mode = 0o600): number {
  return openSync(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode)
}
