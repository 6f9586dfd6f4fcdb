import { basename } from 'node:path'
import { foldersBelow } from './folders'
import { isBelowRecordings, isRecordingName, isSearchedFolder, RECORDINGS } from './names'

// Without this, reading each of n recordings of a root without a `recordings` folder would list the root n times.
const KNOWN_MS = 1000
const wholeRoots = new Map<string, { readonly whole: boolean; readonly until: number }>()

/**
 * Returns true when the root itself counts as a `recordings` folder: when it has that name, or contains no such folder
 * (docs/interfaces.md, 1). The result is kept for a second, and renewed by each search of the root.
 */
export function isWholeRoot(root: string): boolean {
  if (basename(root) === RECORDINGS) return true
  const known = wholeRoots.get(root)
  if (known !== undefined && known.until > performance.now()) return known.whole
  const whole = !holdsRecordings(root)
  rememberWhole(root, whole)
  return whole
}

/** Keeps what a search of the root found out: whether the root itself counts as a `recordings` folder. */
export function rememberWhole(root: string, whole: boolean): void {
  wholeRoots.set(root, { whole, until: performance.now() + KNOWN_MS })
}

function holdsRecordings(root: string): boolean {
  for (const { entries } of foldersBelow(root)) {
    if (
      entries.some((entry) => entry.name === RECORDINGS && (entry.isDirectory() || entry.isSymbolicLink()))
    ) {
      return true
    }
  }
  return false
}

/**
 * Returns true when a search of the root may find this path, which is relative to the root and split at `/`.
 * @param isWhole tells whether the root itself counts as a `recordings` folder, where that is known already
 */
export function isRecordingPath(
  root: string,
  segments: readonly string[],
  isWhole: () => boolean = () => isWholeRoot(root),
): boolean {
  const folders = segments.slice(0, -1)
  const name = segments.at(-1) ?? ''
  if (!isRecordingName(name) || !folders.every(isSearchedFolder)) return false
  return isBelowRecordings(folders.join('/')) || isWhole()
}
