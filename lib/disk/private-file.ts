import { mkdirSync, readFileSync, unlinkSync } from 'node:fs'
import { errnoOf } from './errno'

/** Makes a folder that only its owner can look into, and any missing folders above it. Throws the system's errors. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/**
 * Reads one of tapedeck's own text files. Returns undefined when there is no such file; throws any other error of the
 * system.
 */
export function readOwnFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Removes a file if it exists. */
export function removeFile(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}

/** Removes a file if it exists and the system permits. */
export function removeIfPossible(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    errnoOf(error)
  }
}
