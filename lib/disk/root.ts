import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { errnoOf, reasonOf } from './errno'

/** A folder that was opened. The functions of lib/disk take its `path`. */
export interface Root {
  /** Absolute, links resolved. */
  readonly path: string
}

export type OpenedRoot =
  | { readonly ok: true; readonly root: Root }
  | {
      readonly ok: false
      readonly code: 'not-found' | 'not-a-folder' | 'unreadable-folder'
      /** Says in one line what is wrong and what to do. */
      readonly message: string
    }

/**
 * Checks the folder that a user names, and resolves its links.
 * @param path absolute, or relative to the working directory
 */
export function openRoot(path: string): OpenedRoot {
  // A NUL cannot be part of any path; the file system functions would throw.
  const shown = JSON.stringify(path)
  if (path.includes('\0')) return notFound(shown)
  const absolute = resolve(path)
  try {
    const real = realpathSync.native(absolute)
    if (!statSync(real).isDirectory()) {
      const message = `${shown} is a file, not a folder. Give the folder that holds the recordings.`
      return { ok: false, code: 'not-a-folder', message }
    }
    accessSync(real, constants.R_OK | constants.X_OK)
    return { ok: true, root: { path: real } }
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return notFound(shown)
    const message = `The folder ${shown} cannot be read: ${reasonOf(code)}. Change its permissions, or give another folder.`
    return { ok: false, code: 'unreadable-folder', message }
  }
}

function notFound(shown: string): OpenedRoot {
  const message = `There is no folder ${shown}. Give the folder that holds the recordings, as in: tapedeck open PATH`
  return { ok: false, code: 'not-found', message }
}
