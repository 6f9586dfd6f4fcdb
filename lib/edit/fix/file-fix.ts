import { type FixKind, fixesOf } from './kinds'

const FILE_FIXES = ['rename', 'delete-unread'] as const

/** A fix that changes the name of a file, or deletes it. */
export type FileFix = (typeof FILE_FIXES)[number]

/** Returns the fix of a problem that concerns the file, not its text; undefined for a problem without one. */
export function fileFixOf(code: string): FileFix | undefined {
  const fixes: readonly FixKind[] = fixesOf(code)
  return FILE_FIXES.find((fix) => fixes.includes(fix))
}
