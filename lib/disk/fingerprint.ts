import { createHash } from 'node:crypto'

/** SHA-256 of a file's bytes, in hex: what a save compares, so that a change of equal length and time is seen. */
export function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export function sha256OfText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
