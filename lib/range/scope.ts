import { isAddressable, isBelowRecordings } from '#lib/disk/names'
import { isRecordingPath } from '#lib/disk/recording-path'

/**
 * Says of paths in a commit whether they are recordings of the root, by the rule that finds them on the disk. What the
 * work tree holds now says whether the root counts as a `recordings` folder itself.
 * @param root absolute, links resolved
 */
export function recordingsOf(root: string): (path: string) => boolean {
  return (path) => path.endsWith('.json') && isAddressable(path) && isRecordingPath(root, path.split('/'))
}

/**
 * Of the paths of a range, those that count when one of them is below a `recordings` folder: then the root held such
 * folders, even if the work tree has none left, and other files are no recordings.
 */
export function narrowed<T extends { readonly path: string }>(
  root: string,
  changed: readonly T[],
): readonly T[] {
  const isBelow = ({ path }: T): boolean =>
    isBelowRecordings(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
  const isNamedSo = root.endsWith('/recordings')
  return !isNamedSo && changed.some(isBelow) ? changed.filter(isBelow) : changed
}
