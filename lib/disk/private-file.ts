import { mkdirSync, readFileSync, unlinkSync } from 'node:fs'
import { errnoOf } from './errno'

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

/** Removes a file; nothing happens when there is none. */
export function removeFile(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}
