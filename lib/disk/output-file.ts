import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { errnoOf, reasonOf } from './errno'
import { isBelowRecordings, isRecordingName } from './names'
import { isInside } from './path'
import { isRecordingPath } from './recording-path'
import { replaceFile } from './replace-file'
import { statOf } from './stat'

export type OutputFile =
  | { readonly ok: true /** Absolute, links resolved. */; readonly file: string }
  | { readonly ok: false; readonly message: string }

/**
 * Finds the file that a user names for what a command writes. It may be there, then it will be replaced; its folder must
 * be. Refused are folders, devices and pipes, and the places of recordings, also through links. Opens nothing.
 * @param root of the recordings: absolute, links resolved
 * @param given absolute, or relative to the working directory
 */
export function findOutputFile(root: string, given: string): OutputFile {
  const refused = (why: string): OutputFile => ({
    ok: false,
    message: `${JSON.stringify(given)} cannot be written: ${why}`,
  })
  if (given === '' || given.includes('\0')) return refused('it is not the name of a file')
  try {
    const file = targetOf(resolve(given))
    const stats = statOf(file)
    if (typeof stats === 'string') return refused(stats)
    if (stats?.isDirectory()) return refused('it is a folder; name a file in it')
    if (stats && !stats.isFile()) return refused('it is not a regular file; - is stdout')
    if (!statSync(dirname(file)).isDirectory()) return refused('a part of its path is not a folder')
    if (isPlaceOfRecording(root, file))
      return refused('it is the place of a recording; name a file that does not end in .json')
    return { ok: true, file }
  } catch (error) {
    return refused(reasonOf(errnoOf(error)))
  }
}

/** Follows the links of a file that is there; of a new one, those of its folder. */
function targetOf(path: string): string {
  const isThere = statOf(path) !== undefined
  return isThere ? realpathSync.native(path) : join(realpathSync.native(dirname(path)), basename(path))
}

function isPlaceOfRecording(root: string, file: string): boolean {
  const folder = dirname(file).split(sep).join('/')
  if (isRecordingName(basename(file)) && isBelowRecordings(folder)) return true
  return isInside(root, file) && isRecordingPath(root, relative(root, file).split(sep))
}

/**
 * Writes what a command gives out into a file that `findOutputFile` found: entirely or not at all, readable to whom the
 * user's new files are.
 * @returns why it could not be written; undefined when it was
 */
export function writeOutputFile(file: string, text: string): string | undefined {
  try {
    replaceFile(file, [Buffer.from(text)], { isShared: true })
    return undefined
  } catch (error) {
    return `${JSON.stringify(file)} cannot be written: ${reasonOf(errnoOf(error))}`
  }
}
