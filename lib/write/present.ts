import { lstatSync } from 'node:fs'
import { refusePath } from '#lib/disk/path'
import { readResolved } from '#lib/disk/read'
import type { WriteFailure } from './action'
import { conflict, type Subject } from './failure'
import { boundaryOf, resolveFile, type Where } from './where'

type Place = { readonly ok: true /** Links resolved. */; readonly absolute: string } | WriteFailure

export type Present =
  | { readonly ok: true /** Links resolved. */; readonly absolute: string; readonly bytes: Buffer }
  | WriteFailure

/**
 * Checks whether a file is still the one with this fingerprint, by reading it.
 * @param known the bytes with this fingerprint, if the caller has them: to compare is faster than to compute it again
 */
export function checkPresent(where: Where, subject: Subject, fingerprint: string, known?: Buffer): Present {
  const { path } = subject
  const place = placeOf(where, subject)
  if (!place.ok) return place
  const { absolute } = place
  const read = readResolved(boundaryOf(where, absolute), path, absolute, known && ROOM)
  if (read.ok) {
    const isSame = known ? known.equals(read.bytes) : read.fingerprint === fingerprint
    return isSame
      ? { ok: true, absolute, bytes: known ?? read.bytes }
      : conflict(subject, 'it was changed', read.fingerprint)
  }
  if (read.code === 'not-found') return conflict(subject, 'it was deleted')
  if (read.code === 'outside' || isFile(absolute) === false) return conflict(subject, 'it was replaced')
  if (read.code === 'too-large') return conflict(subject, 'it has grown too large to be read')
  if (read.code === 'being-written') return conflict(subject, 'another program is writing it; it was changed')
  return { ok: false, code: 'unwritable', path, message: read.message }
}

/** Where what is read only to be compared is put. */
const ROOM = Buffer.allocUnsafe(2 * 1024 * 1024)

/** Finds where a file is, which may be none of those that tapedeck writes. */
export function placeOf(where: Where, subject: Subject): Place {
  const { path } = subject
  const refused = where === null ? undefined : refusePath(where, path)
  if (refused) return { ...refused, path }
  const resolved = resolveFile(where, path)
  if (resolved.ok) return resolved
  return resolved.code === 'not-found' ? conflict(subject, 'it was deleted or moved') : { ...resolved, path }
}

function isFile(absolute: string): boolean | undefined {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isFile()
}
