import { lstatSync } from 'node:fs'
import { errnoOf } from '#lib/disk/errno'
import { readResolved } from '#lib/disk/read'
import type { LoggedEdit } from './action-file'
import type { Content } from './edit'
import { boundaryOf, resolveFile, type Where } from './where'

/** Whether a file is as an action found it, as the action was to leave it, or neither. */
export type EditState = 'before' | 'after' | 'other'

/** Reads a file to find out what an action has done with it. */
export function stateOfEdit(where: Where, { path, before, after }: LoggedEdit): EditState {
  const present = fingerprintAt(where, path)
  if (present === after) return 'after'
  return present === before ? 'before' : 'other'
}

/** Tells whether all files of a group are as the action left them. */
export function isAsWritten(where: Where, edits: readonly LoggedEdit[]): boolean {
  return edits.every((edit) => stateOfEdit(where, edit) === 'after')
}

/** Reads a file's fingerprint: null when there is no file of that name, and undefined when it cannot be read. */
export function fingerprintAt(where: Where, path: string): string | null | undefined {
  const resolved = resolveFile(where, path)
  if (!resolved.ok && isFree(where, path)) return null
  return contentAt(where, path)?.fingerprint
}

/** Reads what is there now; undefined when it cannot be read. */
export function contentAt(where: Where, path: string): Content | undefined {
  const resolved = resolveFile(where, path)
  if (!resolved.ok) return undefined
  const read = readResolved(boundaryOf(where, resolved.absolute), path, resolved.absolute)
  return read.ok ? read : undefined
}

function isFree(where: Where, path: string): boolean {
  try {
    return lstatSync(where === null ? path : `${where}/${path}`, { throwIfNoEntry: false }) === undefined
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(errnoOf(error))
  }
}
