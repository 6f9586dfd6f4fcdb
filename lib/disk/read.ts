import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const MAX_BYTES = 32 * 2 ** 20

export type ReadFailure = {
  readonly ok: false
  readonly code: 'not-found' | 'outside' | 'not-utf8' | 'too-large' | 'unreadable-file'
  readonly message: string
}
export interface FileText {
  readonly ok: true
  readonly text: string
  readonly fingerprint: string
  readonly size: number
  readonly modified: number
}
export function readText(root: string, path: string): FileText | ReadFailure {
  try {
    const bytes = readFileSync(join(root, path))
    const stat = statSync(join(root, path))
    const fingerprint = createHash('sha256').update(bytes).digest('hex')
    return { ok: true, text: bytes.toString('utf8'), fingerprint, size: stat.size, modified: stat.mtimeMs }
  } catch {
    return { ok: false, code: 'not-found', message: `${path} is not there.` }
  }
}
export function readBytes(
  root: string,
  path: string,
): { ok: true; bytes: Buffer; fingerprint: string } | ReadFailure {
  try {
    const bytes = readFileSync(join(root, path))
    return { ok: true, bytes, fingerprint: createHash('sha256').update(bytes).digest('hex') }
  } catch {
    return { ok: false, code: 'not-found', message: `${path} is not there.` }
  }
}
