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
  /**
   * `outside`: not a path inside the root at all. `not-found`: a path that does not lead to a recording.
   * `unreadable-file`: whether something is there cannot be known, such as in a folder without permission.
   */
  readonly code: 'not-found' | 'outside' | 'unreadable-file'
  readonly message: string
}

/** A path that leads to no recording. */
export type RefusedPath = PathFailure & { readonly code: 'not-found' | 'outside' }

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
    return unresolved(JSON.stringify(path), error)
  }
}

/** Whether a recording is at a path, or may be, as far as the system tells. Takes what `resolveInside` takes. */
export function mayBeThere(root: string, path: string): boolean {
  const resolved = resolveInside(root, path)
  return resolved.ok || resolved.code === 'unreadable-file'
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
    const failure = unresolved(`The folder of ${shown}`, error)
    return failure.code === 'not-found'
      ? notFound(`${failure.message} Make it again, and try again.`)
      : failure
  }
}

/**
 * Checks the text of a path alone. Returns why it cannot lead to a recording, whatever is on the disk; undefined when
 * it can.
 */
export function refusePath(root: string, path: string): RefusedPath | undefined {
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

/** What the system answers for a path at which nothing can be. After all else, something may be there. */
const NOT_THERE = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']

/**
 * Says why a path could not be followed.
 * @param shown the path in a message
 * @param error that the system call threw
 */
export function unresolved(shown: string, error: unknown): PathFailure {
  const code = errnoOf(error)
  if (NOT_THERE.includes(code)) return notFound(`${shown} cannot be found: ${reasonOf(code)}.`)
  return { ok: false, code: 'unreadable-file', message: `${shown} cannot be reached: ${reasonOf(code)}.` }
}

function outside(message: string): RefusedPath {
  return { ok: false, code: 'outside', message }
}

function notFound(message: string): RefusedPath {
  return { ok: false, code: 'not-found', message }
}
