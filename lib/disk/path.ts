import { realpathSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { errnoOf, reasonOf } from './errno'
import { isAddressable, isRecordingName, isSearchedFolder } from './names'
import { isRecordingPath } from './recording-path'

export type ResolvedPath =
  | { readonly ok: true /** Links resolved. */; readonly absolute: string }
  | PathFailure

export interface PathFailure {
  readonly ok: false
  /** `outside`: not a path inside the root at all. `not-found`: a path that does not lead to a recording. */
  readonly code: 'not-found' | 'outside'
  readonly message: string
}

/**
 * Finds the file that a path from a URL, or from a list of recordings, leads to. Opens nothing.
 * @param root absolute, links resolved
 * @param path relative to the root, with `/`, decoded once
 */
export function resolveInside(root: string, path: string): ResolvedPath {
  const refused = refusePath(root, path)
  if (refused !== undefined) return refused
  try {
    return checkTarget(root, path, realpathSync.native(`${root}${sep}${path}`))
  } catch (error) {
    return notFound(`${JSON.stringify(path)} cannot be found: ${reasonOf(errnoOf(error))}.`)
  }
}

/**
 * Finds the place for a new recording. Its folder must be there; whether a file of that name is, is not asked.
 * @param root absolute, links resolved
 * @param path relative to the root, with `/`, decoded once
 */
export function resolveNewInside(root: string, path: string): ResolvedPath {
  const refused = refusePath(root, path)
  if (refused !== undefined) return refused
  const name = path.slice(path.lastIndexOf('/') + 1)
  const shown = JSON.stringify(path)
  try {
    const folder = realpathSync.native(`${root}${sep}${path.slice(0, -name.length)}`)
    return checkTarget(root, path, `${folder}${sep}${name}`)
  } catch (error) {
    const reason = reasonOf(errnoOf(error))
    return notFound(`The folder of ${shown} cannot be found: ${reason}. Make it again, and try again.`)
  }
}

/**
 * Checks the text of a path alone. Returns why it cannot lead to a recording, whatever is on the disk; undefined when
 * it can.
 */
export function refusePath(root: string, path: string): PathFailure | undefined {
  const segments = path.split('/')
  const shown = JSON.stringify(path)
  if (!isPlain(path, segments)) return outside(`${shown} is not a path inside the folder that is open.`)
  // A lone surrogate would silently become U+FFFD, which is the name of another file.
  if (/\p{Surrogate}/u.test(path)) return notFound(`${shown} is not the name of a file.`)
  if (isRecordingPath(root, segments)) return undefined
  return notFound(`${shown} is not the path of a recording: a .json file below a recordings folder.`)
}

function isPlain(path: string, segments: readonly string[]): boolean {
  if (path.includes('\0') || !isAddressable(path)) return false
  return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

/**
 * Checks where the links of a path have led: it must be inside the root, in folders that are searched, and named like a
 * recording. It need not be below a `recordings` folder, because the link is.
 */
function checkTarget(root: string, path: string, real: string): ResolvedPath {
  if (!isInside(root, real))
    return outside(
      `${JSON.stringify(path)} links to a place outside the folder that is open. Open that folder instead.`,
    )
  if (isSearchedTarget(root, real)) return { ok: true, absolute: real }
  return notFound(`${JSON.stringify(path)} links to a file that is not a recording.`)
}

/** Returns true when an absolute path is below the root. A sibling whose name starts with the root's name is not. */
export function isInside(root: string, absolute: string): boolean {
  return absolute.startsWith(root.endsWith(sep) ? root : root + sep)
}

function isSearchedTarget(root: string, real: string): boolean {
  const segments = relative(root, real).split(sep)
  return isRecordingName(segments.at(-1) ?? '') && segments.slice(0, -1).every(isSearchedFolder)
}

function outside(message: string): PathFailure {
  return { ok: false, code: 'outside', message }
}

function notFound(message: string): PathFailure {
  return { ok: false, code: 'not-found', message }
}
