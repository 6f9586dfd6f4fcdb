import { parentPath } from '#lib/disk/folders'
import { isAddressable, isBelowRecordings } from '#lib/disk/names'
import { isRecordingPath, isWholeRoot } from '#lib/disk/recording-path'

/**
 * Returns a test for paths in a commit: whether they are recordings of the root, by the same rule as on disk. Whether
 * the root itself counts as a `recordings` folder depends on the work tree as it is now.
 * @param root absolute, links resolved
 */
export function recordingsOf(root: string): (path: string) => boolean {
  const isSame = last?.root === root && (last.isWhole === undefined || last.isWhole === isWholeRoot(root))
  if (last !== undefined && isSame) return last.takes
  const made: Scope = { root, isWhole: undefined, takes }
  function isWhole(): boolean {
    made.isWhole ??= isWholeRoot(root)
    return made.isWhole
  }
  function takes(path: string): boolean {
    return path.endsWith('.json') && isAddressable(path) && isRecordingPath(root, path.split('/'), isWhole)
  }
  last = made
  return takes
}

interface Scope {
  readonly root: string
  /** Whether the root itself counts as a `recordings` folder; undefined until a path depends on that. */
  isWhole: boolean | undefined
  readonly takes: (path: string) => boolean
}

/** One function as long as it says the same, so that what it was applied to can be kept. */
let last: Scope | undefined

/**
 * Restricts the changed paths of a range. If one of them is below a `recordings` folder, the root had such folders,
 * even if the work tree has none left; then only files below such folders are recordings.
 */
export function narrowed<T extends { readonly path: string }>(
  root: string,
  changed: readonly T[],
): readonly T[] {
  const isBelow = ({ path }: T): boolean => isBelowRecordings(parentPath(path))
  const isNamedSo = root.endsWith('/recordings')
  return !isNamedSo && changed.some(isBelow) ? changed.filter(isBelow) : changed
}
