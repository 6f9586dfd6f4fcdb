import { isFull, reasonOf } from '#lib/disk/errno'
import type { ActionKind, WriteFailure, WriteFailureCode } from './action'

/** What happened to a file, after `was` or `was not`. */
const DONE: Readonly<Record<ActionKind, string>> = {
  save: 'saved',
  rename: 'renamed',
  delete: 'deleted',
  duplicate: 'duplicated',
  fix: 'changed',
  format: 'written',
  undo: 'taken back',
  redo: 'done again',
}

/** The file that a message is about, and what was to be done with it. */
export interface Subject {
  readonly kind: ActionKind
  readonly path: string
}

/** Makes a failure with one sentence: what was not done, and why. */
export function failed({ kind, path }: Subject, code: WriteFailureCode, reason: string): WriteFailure {
  return { ok: false, code, path, message: `${JSON.stringify(path)} was not ${DONE[kind]}: ${reason}.` }
}

/** Makes the failure for a file that is not the one that was read. */
export function conflict(subject: Subject, what: string, fingerprint?: string): WriteFailure {
  const failure = failed(subject, 'conflict', `${what} since it was read`)
  return fingerprint === undefined ? failure : { ...failure, fingerprint }
}

/** Puts the code of a failed system call into a failure. */
export function systemFailure(subject: Subject, code: string): WriteFailure {
  if (isFull(code)) return failed(subject, 'disk-full', reasonOf(code))
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(subject, 'read-only', reasonOf(code))
    case 'EEXIST':
      return failed(subject, 'exists', 'there is a file of that name')
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return conflict(subject, 'it was deleted or replaced')
    default:
      return failed(subject, 'unwritable', reasonOf(code))
  }
}

/** Says that the change is written, but that the system could not put its folder on the disk for good. */
export function unsyncedWarning({ kind, path }: Subject, code: string): string {
  return `${JSON.stringify(path)} was ${DONE[kind]}, but this may be lost if the machine stops now: ${reasonOf(code)}.`
}

/** Says that attributes of the file may be gone. */
export function attributesWarning({ kind, path }: Subject, reason: string): string {
  return `${JSON.stringify(path)} was ${DONE[kind]}, but its extended attributes and access list, if it had any, are not kept: ${reason}.`
}
