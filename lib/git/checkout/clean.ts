import type { Conversion } from './conversion'
import { isPointer, pointerTo } from './pointer'

/**
 * Turns the bytes of a file in the work tree into what git would keep, without running a filter: of a large file the
 * pointer of Git LFS.
 * @returns the same buffer when nothing changes; undefined when the bytes are not in the encoding of the file
 */
export function cleaned(bytes: Buffer, conversion: Conversion): Buffer | undefined {
  const isContent = conversion.isLargeFile && bytes.length > 0 && !isPointer(bytes)
  const filtered = isContent ? pointerTo(bytes) : bytes
  const text = conversion.encoding === null ? filtered : decoded(filtered, conversion.encoding)
  if (text === undefined) return undefined
  const lines = withLineFeeds(text, conversion.lineEnds)
  return conversion.hasIdent ? withoutIds(lines) : lines
}

function decoded(bytes: Buffer, encoding: string): Buffer | undefined {
  if (/^(iso-?8859-1|latin-?1)$/i.test(encoding)) return Buffer.from(bytes.toString('latin1'))
  try {
    // git's own names for UTF-16 with a byte order mark, which is no part of the text.
    const isMarked = /^utf-?16(le-bom|be-bom)?$/i.test(encoding)
    const label = isMarked ? markedLabel(bytes) : encoding.toLowerCase().replace(/^utf(16|32)/, 'utf-$1')
    return Buffer.from(new TextDecoder(label, { fatal: true, ignoreBOM: !isMarked }).decode(bytes))
  } catch {
    return undefined
  }
}

function markedLabel(bytes: Buffer): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-16le'
}

const CR = 0x0d
const LF = 0x0a

function withLineFeeds(bytes: Buffer, lineEnds: Conversion['lineEnds']): Buffer {
  if (lineEnds === 'kept' || !bytes.includes('\r\n')) return bytes
  if (lineEnds === 'to-lf-unless-binary' && isBinary(bytes)) return bytes
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  let from = 0
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) continue
    length += bytes.copy(out, length, from, at)
    from = at + 1
  }
  length += bytes.copy(out, length, from)
  return out.subarray(0, length)
}

const NUL = 0x00
/** A final one of these ends a text in DOS. */
const SUBSTITUTE = 0x1a
const PRINTED_CONTROLS = new Set([0x08, 0x09, 0x0c, 0x1b])

/** git's own rule: a lone CR, a NUL, or more than one control character for 128 others. */
function isBinary(bytes: Buffer): boolean {
  let [printed, controls] = [0, 0]
  const end = bytes.at(-1) === SUBSTITUTE ? bytes.length - 1 : bytes.length
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? NUL
    if (byte === NUL || (byte === CR && bytes[at + 1] !== LF)) return true
    if (byte === CR || byte === LF) continue
    if (byte === 0x7f || (byte < 0x20 && !PRINTED_CONTROLS.has(byte))) controls++
    else printed++
  }
  return Math.floor(printed / 128) < controls
}

function withoutIds(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  return text.includes('$Id:') ? Buffer.from(text.replace(/\$Id:[^\n$]*\$/g, '$Id$'), 'latin1') : bytes
}
