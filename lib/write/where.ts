import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type ResolvedPath, resolveInside, resolveNewInside, unresolved } from '#lib/disk/path'

/** The folder whose recordings an action writes: absolute, links resolved. Null for files that a user named. */
export type Where = string | null

/** Where a file is, or why it cannot be written there. */
type Resolved =
  | { readonly ok: true; readonly absolute: string }
  | { readonly ok: false; readonly code: 'not-found' | 'outside' | 'unwritable'; readonly message: string }

/** Finds the file that a path leads to at present, and the folder that it must not leave. */
export function resolveFile(where: Where, path: string): Resolved {
  return forWriting(where === null ? real(path, path) : resolveInside(where, path))
}

/** Finds the place for a new file, whose folder must be there. */
export function resolveNew(where: Where, path: string): Resolved {
  if (where !== null) return forWriting(resolveNewInside(where, path))
  const folder = forWriting(real(path, dirname(path)))
  return folder.ok ? { ok: true, absolute: join(folder.absolute, basename(path)) } : folder
}

/** Returns the folder that a file must not leave while it is read or written. */
export function boundaryOf(where: Where, absolute: string): string {
  return where ?? dirname(absolute)
}

function real(path: string, file: string): ResolvedPath {
  try {
    return { ok: true, absolute: realpathSync.native(file) }
  } catch (error) {
    return unresolved(JSON.stringify(path), error)
  }
}

function forWriting(resolved: ResolvedPath): Resolved {
  if (resolved.ok) return resolved
  const { code, message } = resolved
  return { ok: false, code: code === 'unreadable-file' ? 'unwritable' : code, message }
}
