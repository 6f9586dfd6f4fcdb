import type { JsonSpan } from './document'
import { writeFloat } from './write'

/** The values of the members of the outermost object, by key. */
export type TopMembers = ReadonlyMap<string, JsonSpan>

/**
 * Reads a text that is an object in the recorder's own form, in one pass and without keeping more than where its members
 * stand. For a text that is not, or that has something rare in it (a bare NaN, an object of many keys, deep nesting),
 * null: then `parseDocument` and `isWritten` know. Where this gives members, both would accept the text.
 */
export function scanWritten(text: string): TopMembers | null {
  if (buffer.length <= text.length) buffer = new Uint8Array(2 * text.length + 1)
  const units = buffer
  const { read, written } = ENCODER.encodeInto(text, units)
  // Ends every loop, so that none looks at the length.
  units[written] = 0
  // Every character beyond ASCII is written as an escape.
  if (read !== text.length || written !== text.length || units[0] !== OPEN_BRACE) return null
  const scan = new WrittenScan(text, units)
  const end = scan.value(0)
  return end === text.length - 1 && units[end] === LINE_FEED ? scan.members : null
}

const ENCODER = new TextEncoder()
/** Used by one scan after the other: making one for each text takes as long as reading it. */
let buffer = new Uint8Array(1 << 16)

const MAX_DEPTH = 200
const MAX_KEYS = 200
const LINE_FEED = 0x0a
const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const TILDE = 0x7e
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

const WORDS: ReadonlyMap<number, readonly number[]> = new Map(
  ['null', 'true', 'false'].map((word) => [
    word.charCodeAt(0),
    Array.from(word, (letter) => letter.charCodeAt(0)),
  ]),
)
const SHORT_ESCAPES = new Set(Array.from('"\\nrtbf', (letter) => letter.charCodeAt(0)))
/** Units below the space that have a short escape. */
const SHORT_UNITS = new Set([8, 9, 10, 12, 13])
const NO = -1

/** Each method takes the offset where something starts and gives the offset after it, or NO. */
class WrittenScan {
  readonly members = new Map<string, JsonSpan>()
  private depth = 0
  /** Hash of the string that was read last. */
  private hash = 0
  /** Hashes of the keys of the objects that are open, one after the other. */
  private readonly keys = new Int32Array(1024)
  private keyCount = 0

  constructor(
    private readonly text: string,
    private readonly units: Uint8Array,
  ) {}

  value(start: number): number {
    switch (this.units[start]) {
      case QUOTE:
        return this.string(start)
      case OPEN_BRACE:
        return this.object(start)
      case OPEN_BRACKET:
        return this.array(start)
      default:
        return this.word(start)
    }
  }

  private word(start: number): number {
    const word = WORDS.get(this.units[start] ?? 0)
    if (!word) return this.number(start)
    for (let index = 1; index < word.length; index++) if (this.units[start + index] !== word[index]) return NO
    return start + word.length
  }

  /** A line break and the indentation of the present depth. */
  private newLine(start: number): number {
    const { units } = this
    const end = start + 1 + 2 * this.depth
    if (units[start] !== LINE_FEED) return NO
    for (let at = start + 1; at < end; at++) if (units[at] !== SPACE) return NO
    return end
  }

  private array(start: number): number {
    const { units } = this
    let at = start + 1
    if (units[at] === CLOSE_BRACKET) return at + 1
    if (++this.depth > MAX_DEPTH) return NO
    for (;;) {
      at = this.newLine(at)
      if (at !== NO) at = this.value(at)
      if (at === NO) return NO
      if (units[at] !== COMMA) break
      at++
    }
    return this.close(at, CLOSE_BRACKET)
  }

  private object(start: number): number {
    const { units } = this
    const firstKey = this.keyCount
    let at = start + 1
    if (units[at] === CLOSE_BRACE) return at + 1
    if (++this.depth > MAX_DEPTH) return NO
    for (;;) {
      at = this.newLine(at)
      if (at !== NO) at = this.member(at, firstKey)
      if (at === NO) return NO
      if (units[at] !== COMMA) break
      at++
    }
    this.keyCount = firstKey
    return this.close(at, CLOSE_BRACE)
  }

  private close(start: number, bracket: number): number {
    this.depth--
    const at = this.newLine(start)
    return at !== NO && this.units[at] === bracket ? at + 1 : NO
  }

  private member(start: number, firstKey: number): number {
    const { units } = this
    if (units[start] !== QUOTE) return NO
    const keyEnd = this.string(start)
    if (keyEnd === NO || !this.isNewKey(firstKey)) return NO
    if (units[keyEnd] !== COLON || units[keyEnd + 1] !== SPACE) return NO
    const end = this.value(keyEnd + 2)
    if (this.depth === 1) this.members.set(this.text.slice(start + 1, keyEnd - 1), { start: keyEnd + 2, end })
    return end
  }

  /** Two keys of one object with the same hash may be the same key, which the recorder never writes twice. */
  private isNewKey(firstKey: number): boolean {
    const { keys, hash, keyCount } = this
    if (keyCount - firstKey > MAX_KEYS || keyCount >= keys.length) return false
    for (let key = firstKey; key < keyCount; key++) if (keys[key] === hash) return false
    keys[keyCount] = hash
    this.keyCount = keyCount + 1
    return true
  }

  private string(start: number): number {
    const { units } = this
    let hash = 0
    for (let at = start + 1; ; ) {
      const code = units[at] ?? 0
      if (code === QUOTE) {
        this.hash = hash
        return at + 1
      }
      if (code < SPACE || code > TILDE) return NO
      hash = (Math.imul(hash, 31) + code) | 0
      if (code === BACKSLASH) {
        const end = this.escape(at)
        if (end === NO) return NO
        for (at++; at < end; at++) hash = (Math.imul(hash, 31) + (units[at] ?? 0)) | 0
      } else at++
    }
  }

  /** The end of an escape in the recorder's spelling. */
  private escape(start: number): number {
    const letter = this.units[start + 1] ?? 0
    if (SHORT_ESCAPES.has(letter)) return start + 2
    const digits = this.text.slice(start + 2, start + 6)
    if (letter !== LETTER_U || !/^[0-9a-f]{4}$/.test(digits)) return NO
    const unit = Number.parseInt(digits, 16)
    return (unit < SPACE && !SHORT_UNITS.has(unit)) || unit > TILDE ? start + 6 : NO
  }

  private number(start: number): number {
    const { units } = this
    const first = units[start] === MINUS ? start + 1 : start
    const end = this.digits(first)
    const isZero = units[first] === ZERO
    if (end === first || (isZero && end > first + 1)) return NO
    const code = units[end] ?? 0
    if (code === POINT || (code | 0x20) === 0x65) return this.float(start)
    return isZero && first > start ? NO : end
  }

  private digits(start: number): number {
    const { units } = this
    let at = start
    for (let code = units[at] ?? 0; code >= ZERO && code <= NINE; code = units[at] ?? 0) at++
    return at
  }

  private float(start: number): number {
    let end = start
    while (isOfNumber(this.units[end] ?? 0)) end++
    const raw = this.text.slice(start, end)
    return isPlainFloat(raw) || writeFloat(Number(raw)) === raw ? end : NO
  }
}

/** The usual case of what writeFloat tells of any: from 0.0001 on both languages print the same digits. */
function isPlainFloat(raw: string): boolean {
  const value = Number(raw)
  return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e16 && String(value) === raw
}

function isOfNumber(code: number): boolean {
  return (
    (code >= ZERO && code <= NINE) ||
    code === MINUS ||
    code === POINT ||
    code === 0x2b ||
    (code | 0x20) === 0x65
  )
}
