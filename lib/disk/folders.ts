import { type Dirent, readdirSync } from 'node:fs'
import { errnoOf, reasonOf } from './errno'
import { isAddressable, isSearchedFolder } from './names'

/** A folder whose content was listed. */
export interface Folder {
  /** Relative to the root, with `/`; empty for the root itself. */
  readonly path: string
  readonly entries: readonly Dirent[]
  /** Names whose bytes are not UTF-8, as close as a string can come. No path leads to these files. */
  readonly unnameable: readonly string[]
  /** Why the folder could not be listed; undefined when it was. */
  readonly failure?: string
}

/** Returns the names in a folder; none when it cannot be listed. @param folder absolute */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    errnoOf(error)
    return []
  }
}

/** Joins a folder's path and a name. Both the folder's path and the result are relative to the root, with `/`. */
export function childPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** Returns the folder of a path, empty for the root. Both are relative to the root, with `/`. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Returns the absolute path of a folder. The root itself has the empty path. */
export function absolutePath(root: string, path: string): string {
  return path === '' ? root : `${root}/${path}`
}

/**
 * Lists the folder `start` and all folders below it that are searched (`isSearchedFolder`). Links are not followed. A
 * folder that vanishes meanwhile is left out; one that cannot be listed has a `failure`.
 * @param enter returns false to leave out a folder and everything below it
 */
export function* foldersBelow(
  root: string,
  start = '',
  enter: (path: string) => boolean = () => true,
): Generator<Folder, void, undefined> {
  // A list instead of recursion: folders can be nested as deeply as the longest path allows.
  const waiting = [start]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (!enter(path)) continue
    const folder = listFolder(root, path)
    if (folder === undefined) continue
    yield folder
    for (const below of searchedBelow(folder)) waiting.push(below)
  }
}

/** Returns the paths of a folder's own folders that are searched. */
export function searchedBelow({ path, entries }: Folder): string[] {
  const folders = entries.filter((entry) => entry.isDirectory() && isSearchedFolder(entry.name))
  return folders.map((entry) => childPath(path, entry.name)).filter(isAddressable)
}

/** Lists one folder. Returns undefined when there is no folder at the path. */
export function listFolder(root: string, path: string): Folder | undefined {
  const absolute = absolutePath(root, path)
  try {
    const entries = readdirSync(absolute, { withFileTypes: true })
    if (!entries.some((entry) => entry.name.includes('\ufffd'))) return { path, entries, unnameable: [] }
    const unnameable = new Set(notUtf8Names(absolute))
    return {
      path,
      entries: entries.filter((entry) => !unnameable.has(entry.name)),
      unnameable: [...unnameable],
    }
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    return { path, entries: [], unnameable: [], failure: reasonOf(code) }
  }
}

function notUtf8Names(absolute: string): string[] {
  const names = readdirSync(absolute, { encoding: 'buffer' })
  return names.filter((name) => !Buffer.from(name.toString()).equals(name)).map((name) => name.toString())
}
