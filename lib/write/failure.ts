import { isFull, reasonOf } from '#lib/disk/errno'
import type { ActionKind, GroupResult, WriteFailure, WriteFailureCode } from './action'

/** What happened to a file, after `was` or `was not`. */
export const PAST_TENSE: Readonly<Record<ActionKind, string>> = {
  save: 'saved',
  rename: 'renamed',
  delete: 'deleted',
  duplicate: 'written',
  fix: 'changed',
  format: 'written',
  undo: 'taken back',
  redo: 'done again',
}

/** The file that a message is about, and what was to be done with it. */
export interface Subject {
  readonly kind: ActionKind
  readonly path: string
  /** The path of the file that was to get this name. */
  readonly from?: string | undefined
}

/**
 * Makes a failure: what was not done and why, in one sentence, and in another one what the reader can do. Its path is
 * that of the file as it still is.
 */
export function failed(
  subject: Subject,
  code: WriteFailureCode,
  reason: string,
  advice?: string,
): WriteFailure {
  const message = [`${notDone(subject)}: ${reason}.`, advice].filter(Boolean).join(' ')
  return { ok: false, code, path: subject.from ?? subject.path, message }
}

function notDone({ kind, path, from }: Subject): string {
  if (from === undefined) return `${JSON.stringify(path)} was not ${PAST_TENSE[kind]}`
  const renamed = kind === 'undo' ? 'renamed back' : 'renamed'
  return `${JSON.stringify(from)} was not ${renamed} to ${JSON.stringify(path)}`
}

/** Makes the failure for a lock that was waited for in vain. */
export function busy(subject: Subject): WriteFailure {
  return failed(subject, 'busy', 'another tapedeck is writing and did not finish; try again')
}

/** Whether the lock was waited for in vain: the groups that follow do not wait for it again. */
export function isBusy(results: readonly GroupResult[]): boolean {
  return results.some((result) => !result.ok && result.code === 'busy')
}

/** Makes the failure for a name that another file has. */
export function nameTaken(subject: Subject): WriteFailure {
  return failed(subject, 'exists', 'there is a file of that name', 'Move that file away, and try again.')
}

/** Makes the failure for a file that is not the one that was read. */
export function conflict(subject: Subject, what: string, fingerprint?: string): WriteFailure {
  const failure = failed(subject, 'conflict', `${what} since it was read`, 'Look at it again first.')
  return fingerprint === undefined ? failure : { ...failure, fingerprint }
}

/** Puts the code of a failed system call into a failure. */
export function systemFailure(subject: Subject, code: string): WriteFailure {
  if (isFull(code)) return failed(subject, 'disk-full', reasonOf(code), ADVICE[code])
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(subject, 'read-only', reasonOf(code), ADVICE[code])
    case 'EEXIST':
      return nameTaken(subject)
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return conflict(subject, 'it was deleted or replaced')
    default:
      return failed(subject, 'unwritable', reasonOf(code), ADVICE[code])
  }
}

const PERMISSION = 'Give yourself permission to write the file and its folder, and try again.'

/** What a reader can do, by the code of the system call that failed. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room on its disk, and try again.',
  EDQUOT: 'Make room within your quota, and try again.',
  EROFS: 'Make it writable and try again, or open a copy of the folder.',
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  EFBIG: 'Raise that limit (ulimit -f), and start tapedeck again.',
  EIO: 'Check the disk, and try again.',
}

/** Says that the change is written, but that the system could not put its folder on the disk for good. */
export function unsyncedWarning({ kind, path }: Subject, code: string): string {
  return `${JSON.stringify(path)} was ${PAST_TENSE[kind]}, but this may be lost if the machine stops now: ${reasonOf(code)}.`
}

/** Says that attributes of the file may be gone. */
export function attributesWarning({ kind, path }: Subject, reason: string): string {
  return `${JSON.stringify(path)} was ${PAST_TENSE[kind]}, but its extended attributes and access list, if it had any, are not kept: ${reason}.`
}
