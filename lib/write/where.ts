import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { type ResolvedPath, resolveInside, resolveNewInside } from '#lib/disk/path'

/** The folder whose recordings an action writes: absolute, links resolved. Null for files that a user named. */
export type Where = string | null

/** Finds the file that a path leads to at present, and the folder that it must not leave. */
export function resolveFile(where: Where, path: string): ResolvedPath {
  return where === null ? real(path, path) : resolveInside(where, path)
}

/** Finds the place for a new file, whose folder must be there. */
export function resolveNew(where: Where, path: string): ResolvedPath {
  if (where !== null) return resolveNewInside(where, path)
  const folder = real(path, dirname(path))
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
    const message = `${JSON.stringify(path)} cannot be found: ${reasonOf(errnoOf(error))}.`
    return { ok: false, code: 'not-found', message }
  }
}
