import { join } from 'node:path'
import { stateFolder } from '#lib/disk/own-folder'
import { resolveInside } from '#lib/disk/path'
import { movedNames } from '#lib/edit/moved-names'
import { recentFiles } from '#lib/write/undo'

/**
 * Returns the path that each recording of a root has now, by the paths that it had before tapedeck renamed it. A path
 * that another file has taken since is left out. So what is kept of a recording follows its name, also after an undo, a
 * rename on the command line, or a kill.
 * @param folder of tapedeck's state
 */
export function movedBelow(root: string, folder: string = stateFolder()): Map<string, string> {
  const moved = movedNames(recentFiles(root, join(folder, 'writes')))
  for (const name of moved.keys()) if (resolveInside(root, name).ok) moved.delete(name)
  return moved
}

/** Returns the paths that a recording had before. */
export function formerNames(moved: ReadonlyMap<string, string>, path: string): string[] {
  return [...moved].flatMap(([name, now]) => (now === path ? [name] : []))
}
