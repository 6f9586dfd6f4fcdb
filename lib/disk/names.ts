export const RECORDINGS = 'recordings'

/** Returns true for the name of a folder that is searched: not hidden (so not `.git`), and not `node_modules`. */
export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules'
}

/**
 * Returns true for the name of a file that may be a recording. As with `*.json` in a shell, hidden files do not count.
 */
export function isRecordingName(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.')
}

/**
 * Returns true when a folder is named `recordings` or is below such a folder. Its path is relative to the root, with
 * `/`.
 */
export function isBelowRecordings(folder: string): boolean {
  return `/${folder}/`.includes(`/${RECORDINGS}/`)
}

/**
 * Returns false for a path that must not be in a URL: one with a backslash, or one that starts like a drive (`C:`). On
 * some systems either leads out of the root.
 */
export function isAddressable(path: string): boolean {
  return !path.includes('\\') && !/^[A-Za-z]:/.test(path)
}
