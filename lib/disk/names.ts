/** The name of the folders that hold recordings. */
export const RECORDINGS = 'recordings'

/** True for the name of a folder that is searched: not hidden (so not `.git`), not `node_modules`. */
export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules'
}

/** True for the name of a file that may be a recording. As for `*.json` in a shell, a hidden file is none. */
export function isRecordingName(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.')
}

/** True when a folder's path, relative to the root with `/`, is a `recordings` folder or below one. */
export function isBelowRecordings(folder: string): boolean {
  return `/${folder}/`.includes(`/${RECORDINGS}/`)
}

/**
 * False for a path that no URL may hold: with a backslash, or starting like a drive (`C:`), each of which leaves the
 * root on some systems.
 */
export function isAddressable(path: string): boolean {
  return !path.includes('\\') && !/^[A-Za-z]:/.test(path)
}
