import type { ProblemCode } from '#lib/check/problem'

/**
 * The ways in which a recording is mended (docs/interfaces.md, 11):
 * `rename` to the name that replay looks for, with the ids inside; `own-ids` to the ids that belong to the name;
 * `remove-byte-order-mark`; `recorder-form`; `restore-request`, which undoes the change of the request; and
 * `delete-unread`, for a file that is never read because another one answers.
 */
export const FIX_KINDS = [
  'rename',
  'own-ids',
  'remove-byte-order-mark',
  'recorder-form',
  'restore-request',
  'delete-unread',
] as const

export type FixKind = (typeof FIX_KINDS)[number]

/** The fixes of each problem that can be mended, the one that is right most often first. */
const FIXES: Partial<Readonly<Record<ProblemCode, readonly FixKind[]>>> = {
  'hash-mismatch': ['rename', 'restore-request', 'delete-unread'],
  'hash-older': ['rename', 'delete-unread'],
  'same-request': ['delete-unread'],
  'id-differs': ['own-ids'],
  'byte-order-mark': ['remove-byte-order-mark'],
  'other-form': ['recorder-form'],
}

/** The codes of the problems that can be mended. */
export const MENDABLE: readonly string[] = Object.keys(FIXES)

/** Of the fixes of a file, those of its text: they come besides what happens to its name. */
export function textFixesOf(fixes: readonly FixKind[]): readonly FixKind[] {
  return fixes.filter((fix) => fix !== 'rename' && fix !== 'delete-unread')
}

/** Returns the fixes of a problem; none for a code that is not known or cannot be mended. */
export function fixesOf(code: string): readonly FixKind[] {
  return MENDABLE.includes(code) ? (FIXES[code as ProblemCode] ?? []) : []
}
