import { createHash } from 'node:crypto'

/** SHA-256 of a file's bytes, in hex: what a save compares, so that a change of equal length and time is seen. */
export function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
