import type { Problem } from '#lib/check/problem'
import { visible } from '../output'

/** A problem as compilers print theirs, so that editors and terminals can jump to it. */
export function problemLine(path: string, { code, severity, message, line, column }: Problem): string {
  return visible(`${path}:${line}:${column} ${severity} ${code} ${message}`)
}
