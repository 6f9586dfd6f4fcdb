import { stampOf, stampText } from './file-stamp'
import { absolutePath, childPath, type Folder } from './folders'
import { isSearchedFolder } from './names'
import { statOf } from './stat'

/** Returns a text that tells a folder from any other folder at the same path; undefined when there is no folder. */
export function identityOf(absolute: string): string | undefined {
  const stat = statOf(absolute)
  return typeof stat === 'object' && stat.isDirectory() ? `${stat.dev}:${stat.ino}` : undefined
}

/**
 * Describes what a folder contains besides files: the folders that are searched, and the links, which may be followed.
 * The text changes when any of them does.
 * @param below the paths of the folders that are searched
 */
export function shapeOf(root: string, { path, entries }: Folder, below: readonly string[]): string {
  const links = entries.filter((entry) => entry.isSymbolicLink() && isSearchedFolder(entry.name))
  const targets = links.map(({ name }) => [name, signatureOf(absolutePath(root, childPath(path, name)))])
  return JSON.stringify([below, targets])
}

/** Returns a text that changes when a file is written or replaced; empty when there is no file. */
export function signatureOf(absolute: string): string {
  const stat = statOf(absolute)
  if (typeof stat !== 'object') return stat ?? ''
  return stampText(stampOf(stat))
}
