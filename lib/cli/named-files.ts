import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { findRoot } from './root'

/** Files of one root that a command line names, with the root. */
export type NamedFiles =
  | {
      readonly ok: true
      /** Absolute, links resolved. */
      readonly root: string
      /** Relative to the root, with `/`, in the order of the command line. */
      readonly paths: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/**
 * Finds the root of files. A folder among the arguments is the root. Without one, it is `./recordings` if that holds
 * all files; otherwise the folder of the first file's suite, or the one above it that has a `common/recordings` too.
 */
export function findNamedFiles(given: readonly string[]): NamedFiles {
  const folders = given.filter(isFolder)
  if (folders.length > 1)
    return { ok: false, message: `two roots are named, ${folders.join(' and ')}: name one` }
  const files: string[] = []
  for (const file of given.filter((one) => !folders.includes(one))) {
    const absolute = absoluteOf(file)
    if (!absolute.ok) return absolute
    files.push(absolute.path)
  }
  const found = findRoot(folders[0] ?? rootOf(files))
  if (!found.ok) return found
  const root = found.root.path
  const outside = files.find((file) => !isBelow(root, file))
  if (outside !== undefined) return { ok: false, message: `${outside} is not below ${root}: name its root` }
  return { ok: true, root, paths: files.map((file) => relative(root, file).split(sep).join('/')) }
}

/** Returns false also for a path that cannot be reached: `absoluteOf` says why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch (error) {
    errnoOf(error)
    return false
  }
}

type Absolute =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string }

/** A file may be a link itself; only the links of its folder are resolved. */
function absoluteOf(file: string): Absolute {
  try {
    const path = resolve(file)
    statSync(path)
    return { ok: true, path: join(realpathSync.native(dirname(path)), basename(path)) }
  } catch (error) {
    return {
      ok: false,
      message: `cannot read ${file}: ${reasonOf(errnoOf(error))}; name a file that holds a recording`,
    }
  }
}

function isBelow(root: string, file: string): boolean {
  return file.startsWith(root.endsWith(sep) ? root : root + sep)
}

/** Undefined for the default root. */
function rootOf(files: readonly string[]): string | undefined {
  const [first] = files
  const usual = findRoot(undefined)
  if (first === undefined || (usual.ok && files.every((file) => isBelow(usual.root.path, file))))
    return undefined
  const folders = first.split(sep).slice(0, -1)
  const outermost = folders.indexOf(RECORDINGS)
  if (outermost === -1) return dirname(first)
  const suite = folders.slice(0, outermost)
  for (let length = suite.length; length > 1; length--) {
    const above = suite.slice(0, length).join(sep)
    if (isFolder(join(above, 'common', RECORDINGS))) return above
  }
  return suite.join(sep)
}

const RECORDINGS = 'recordings'
