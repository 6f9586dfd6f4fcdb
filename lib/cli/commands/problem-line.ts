import type { Problem } from '#lib/check/problem'
import { visible } from '../setup/visible.mjs'

/**
 * Writes a problem as compilers do, `path:line:column severity code message`, so that editors and terminals can jump to
 * it.
 */
export function problemLine(path: string, { code, severity, message, line, column }: Problem): string {
  return visible(`${path}:${line}:${column} ${severity} ${code} ${message}`)
}
