import { type FixKind, fixesOf } from './kinds'

const TEXT_FIXES = ['remove-byte-order-mark', 'recorder-form', 'own-ids'] as const

/** A fix that changes only the text of a file, whatever other files there are. */
export type TextFix = (typeof TEXT_FIXES)[number]

/** Returns the fix of a problem that changes only the text; undefined for a problem without one. */
export function textFixOf(code: string): TextFix | undefined {
  const fixes: readonly FixKind[] = fixesOf(code)
  return TEXT_FIXES.find((fix) => fixes.includes(fix))
}
