import { hash } from 'node:crypto'

/**
 * Returns the SHA-256 of a file's bytes, in hex. A save compares it, so a change is noticed even if size and time are
 * equal.
 */
export function fingerprintOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** Returns the SHA-256 of a text's UTF-8 bytes, in hex. */
export function sha256OfText(text: string): string {
  return hash('sha256', text, 'hex')
}
