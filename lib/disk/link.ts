import { readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { errnoOf, reasonOf } from './errno'
import { isSearchedFolder } from './names'
import { isInside } from './path'

/** Where a symbolic link leads. */
export type LinkTarget =
  | {
      readonly kind: 'folder'
      /** Relative to the root, with `/`. */
      readonly path: string
      /** False when the target is in a hidden folder or in `node_modules`. */
      readonly isSearched: boolean
      /** True when the link is in the folder that it leads to, or below it. */
      readonly isLoop: boolean
    }
  | { readonly kind: 'file'; readonly real: string; readonly isSearched: boolean }
  | { readonly kind: 'outside'; readonly isFolder: boolean }
  | { readonly kind: 'broken'; readonly reason: string }

/**
 * Resolves a symbolic link.
 * @param path of the link, relative to the root, with `/`
 */
export function targetOf(root: string, path: string): LinkTarget {
  try {
    const absolute = `${root}/${path}`
    const real = realpathSync.native(absolute)
    const isFolder = statSync(real).isDirectory()
    if (real !== root && !isInside(root, real)) return { kind: 'outside', isFolder }
    const segments = relative(root, real).split(sep)
    if (!isFolder) return { kind: 'file', real, isSearched: segments.slice(0, -1).every(isSearchedFolder) }
    const home = realpathSync.native(dirname(absolute))
    const isLoop = real === home || isInside(real, home)
    return { kind: 'folder', path: segments.join('/'), isSearched: segments.every(isSearchedFolder), isLoop }
  } catch (error) {
    const reason = isAnnexed(`${root}/${path}`) ? 'run `git annex get` for it' : reasonOf(errnoOf(error))
    return { kind: 'broken', reason }
  }
}

/** Whether a link leads to where git-annex keeps the contents of files. */
function isAnnexed(link: string): boolean {
  try {
    return /(^|\/)\.git\/annex\/objects\//.test(readlinkSync(link))
  } catch {
    return false
  }
}
