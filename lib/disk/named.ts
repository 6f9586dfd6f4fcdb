import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ResolvedPath, unresolved } from './path'
import { decodeRead, type ReadText, readResolved } from './read'

/*
 * Files that a user names on the command line: any file, in any root or in none. Links are followed wherever they lead,
 * since no page asked for them.
 */

/** Reads the text of a file that a user names. Fails as `readText` does. */
export function readNamed(file: string): ReadText {
  const resolved = resolveNamed(file)
  if (!resolved.ok) return resolved
  const { absolute } = resolved
  return decodeRead(readResolved(dirname(absolute), file, absolute))
}

function resolveNamed(file: string): ResolvedPath {
  try {
    return { ok: true, absolute: realpathSync.native(file) }
  } catch (error) {
    return unresolved(JSON.stringify(file), error)
  }
}
