import { stampOf, stampText } from './file-stamp'
import { absolutePath, childPath, type Folder } from './folders'
import { isSearchedFolder } from './names'
import { statOf } from './stat'

/** Tells a folder from another one that takes its path. Undefined when no folder is there. */
export function identityOf(absolute: string): string | undefined {
  const stat = statOf(absolute)
  return typeof stat === 'object' && stat.isDirectory() ? `${stat.dev}:${stat.ino}` : undefined
}

/**
 * What a search finds in a folder besides files: its folders, and its links, which it may follow.
 * @param below the paths of the folders
 */
export function shapeOf(root: string, { path, entries }: Folder, below: readonly string[]): string {
  const links = entries.filter((entry) => entry.isSymbolicLink() && isSearchedFolder(entry.name))
  const targets = links.map(({ name }) => [name, signatureOf(absolutePath(root, childPath(path, name)))])
  return JSON.stringify([below, targets])
}

/** Differs when a file was written, replaced, or is another one. Empty when none is there. */
export function signatureOf(absolute: string): string {
  const stat = statOf(absolute)
  if (typeof stat !== 'object') return stat ?? ''
  return stampText(stampOf(stat))
}
