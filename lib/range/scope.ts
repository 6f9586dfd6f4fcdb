import { parentPath } from '#lib/disk/folders'
import { isAddressable, isBelowRecordings } from '#lib/disk/names'
import { isRecordingPath, isWholeRoot } from '#lib/disk/recording-path'

/**
 * Returns a test for paths in a commit: whether they are recordings of the root, by the same rule as on disk. Whether
 * the root itself counts as a `recordings` folder depends on the work tree as it is now.
 * @param root absolute, links resolved
 */
export function recordingsOf(root: string): (path: string) => boolean {
  const isWhole = isWholeRoot(root)
  if (last?.root !== root || last.isWhole !== isWhole) {
    const takes = (path: string): boolean =>
      path.endsWith('.json') && isAddressable(path) && isRecordingPath(root, path.split('/'), () => isWhole)
    last = { root, isWhole, takes }
  }
  return last.takes
}

/** One function as long as it says the same, so that what it was applied to can be kept. */
let last: { root: string; isWhole: boolean; takes: (path: string) => boolean } | undefined

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
