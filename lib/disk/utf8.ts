import { isAscii, isUtf8 } from 'node:buffer'

export interface Utf8Failure {
  readonly ok: false
  /** The first byte that is not UTF-8, counted from 0. */
  readonly offset: number
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1, in UTF-16 units. */
  readonly column: number
}

/**
 * Decodes bytes strictly: any byte that is not UTF-8 is a failure. A byte order mark stays in the text, so that a save
 * writes it again.
 */
export function decodeUtf8(bytes: Buffer): { readonly ok: true; readonly text: string } | Utf8Failure {
  // Recorders escape what is not ASCII, and such bytes are decoded faster.
  if (isAscii(bytes)) return { ok: true, text: bytes.toString('latin1') }
  // Buffer's own decoder keeps a byte order mark, and replaces nothing once the bytes are known to be valid.
  if (isUtf8(bytes)) return { ok: true, text: bytes.toString('utf8') }
  return { ok: false, ...placeOfFault(bytes) }
}

function placeOfFault(bytes: Buffer): { offset: number; line: number; column: number } {
  const text = bytes.toString('utf8')
  let offset = 0
  let seen = 0
  // Each invalid sequence became a U+FFFD; a U+FFFD of the file itself has the bytes EF BF BD.
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    offset += Buffer.byteLength(text.slice(seen, at))
    seen = at
    if (bytes.readUIntBE(offset, Math.min(3, bytes.length - offset)) !== 0xefbfbd) break
  }
  const lines = text.slice(0, seen).split(/\r\n|\r|\n/)
  return { offset, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
