import { join } from 'node:path'
import { stateFolder } from '#lib/disk/own-folder'
import { mayBeThere } from '#lib/disk/path'
import { movedNames } from '#lib/edit/moved-names'
import { recentFiles } from '#lib/write/undo'

/** Where the recordings of a root went that tapedeck renamed. */
interface Moved {
  /** The path that a recording has now, by one that it had; undefined when it still has it, or another file has it. */
  readonly now: (name: string) => string | undefined
  /** The paths that a recording had before. */
  readonly before: (path: string) => string[]
}

const known = new WeakMap<object, ReadonlyMap<string, string>>()

/**
 * Tells where recordings went that tapedeck renamed, so that what is kept of one follows its name, also after an undo,
 * a rename on the command line, or a kill. A path that another file has taken since leads nowhere else. Actions are read
 * once, and files are only looked at for the names that are asked for.
 * @param folder of tapedeck's state
 */
export function movedBelow(root: string, folder: string = stateFolder()): Moved {
  const files = recentFiles(root, join(folder, 'writes'))
  const moved = known.get(files) ?? movedNames(files)
  known.set(files, moved)
  const isFree = (name: string): boolean => !mayBeThere(root, name)
  return {
    now: (name) => {
      const path = moved.get(name)
      return path !== undefined && isFree(name) ? path : undefined
    },
    before: (path) => [...moved].flatMap(([name, now]) => (now === path && isFree(name) ? [name] : [])),
  }
}
