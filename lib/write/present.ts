import { lstatSync } from 'node:fs'
import { refusePath } from '#lib/disk/path'
import { readResolved } from '#lib/disk/read'
import type { WriteFailure } from './action'
import { conflict, type Subject } from './failure'
import { boundaryOf, resolveFile, type Where } from './where'

export type Present =
  | { readonly ok: true /** Links resolved. */; readonly absolute: string; readonly bytes: Buffer }
  | WriteFailure

/**
 * Checks whether a file is still the one with this fingerprint, by reading it.
 * @param known its bytes, if the caller has them: to compare them is faster than to compute a fingerprint again
 */
export function checkPresent(where: Where, subject: Subject, fingerprint: string, known?: Buffer): Present {
  const { path } = subject
  const refused = where === null ? undefined : refusePath(where, path)
  if (refused) return { ...refused, path }
  const resolved = resolveFile(where, path)
  if (!resolved.ok) {
    return resolved.code === 'outside' ? { ...resolved, path } : conflict(subject, 'it was deleted or moved')
  }
  const { absolute } = resolved
  const read = readResolved(boundaryOf(where, absolute), path, absolute)
  if (read.ok) {
    return known?.equals(read.bytes) || read.fingerprint === fingerprint
      ? { ok: true, absolute, bytes: read.bytes }
      : conflict(subject, 'it was changed', read.fingerprint)
  }
  if (read.code === 'not-found') return conflict(subject, 'it was deleted')
  if (read.code === 'outside' || isFile(absolute) === false) return conflict(subject, 'it was replaced')
  if (read.code === 'too-large') return conflict(subject, 'it has grown too large to be read')
  if (read.code === 'being-written') return conflict(subject, 'another program is writing it; it was changed')
  return { ok: false, code: 'unwritable', path, message: read.message }
}

function isFile(absolute: string): boolean | undefined {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isFile()
}
