import {
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errnoOf } from './errno'
import { syncFolder } from './sync-folder'
import { temporaryName } from './temporary'

/** Makes a folder that only its owner can look into, with those above it. Throws what the system says. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** Reads a text file of tapedeck's own. Undefined when there is none; throws what else the system says. */
export function readOwnFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Writes a file that only its owner can read, wholly or not at all: beside it, brought to the disk, renamed over it.
 * Throws what the system says.
 */
export function writePrivateFile(file: string, text: string): void {
  const temporary = join(dirname(file), temporaryName(basename(file)))
  const folder = openSync(dirname(file), constants.O_RDONLY)
  try {
    writeAndSync(temporary, text)
    renameSync(temporary, file)
    syncFolder(folder)
  } catch (error) {
    removeFile(temporary)
    throw error
  } finally {
    closeSync(folder)
  }
}

function writeAndSync(temporary: string, text: string): void {
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Removes a file; nothing happens when there is none. */
export function removeFile(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}
