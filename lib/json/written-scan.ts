import type { JsonSpan } from './document'
import { endOfRepeat } from './repeats'
import { type Units, unitsOf } from './units'
import { writeFloat } from './write'
import { endOfString } from './written-string'

/** The value of a member of the outermost object. */
export interface TopMember extends JsonSpan {
  /** Whether a number in it may be one that JavaScript would change or confuse: a float, or one of 16 or more digits. */
  readonly isInexact: boolean
}

/** The values of the members of the outermost object, by key. */
export type TopMembers = ReadonlyMap<string, TopMember>

/**
 * Reads a text that is an object in the recorder's own form, in one pass that keeps only the places of its members.
 * Returns null for any other text, and for one with something rare in it (a bare NaN, an object of many keys, deep
 * nesting): `parseDocument` and `isWritten` then give the answer. When this function returns members, both of them
 * would accept the text.
 */
export function scanWritten(text: string): TopMembers | null {
  // Every character beyond ASCII is written as an escape.
  const units = unitsOf(text)
  if (!units || units.bytes[0] !== OPEN_BRACE) return null
  const scan = new WrittenScan(text, units)
  const end = scan.value(0)
  return end === text.length - 1 && units.bytes[end] === LINE_FEED ? scan.members : null
}

const keyHashes = new Int32Array(1024)

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
const LETTER_F = 0x66
const LETTER_N = 0x6e
const LETTER_T = 0x74
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

const codesOf = (word: string): readonly number[] => Array.from(word, (letter) => letter.charCodeAt(0))
const NULL = codesOf('null')
const TRUE = codesOf('true')
const FALSE = codesOf('false')
const NO = -1
const INEXACT_DIGITS = 16
const FOUR_ZEROS = 0x30303030
/** Of so many digits, all are significant: no shorter spelling gives the same number. */
const SHORT_DIGITS = 15

/** Each method takes the offset where something starts and gives the offset after it, or NO. */
class WrittenScan {
  readonly members = new Map<string, TopMember>()
  private readonly units: Uint8Array
  private readonly view: DataView
  private depth = 0
  /** Hashes of the keys of the objects that are open, one after the other. */
  private readonly keys = keyHashes
  private keyCount = 0
  private isInexact = false

  constructor(
    private readonly text: string,
    private readonly source: Units,
  ) {
    this.units = source.bytes
    this.view = source.view
  }

  value(start: number): number {
    switch (this.units[start]) {
      case QUOTE:
        return endOfString(this.units, start)
      case OPEN_BRACE:
        return this.object(start)
      case OPEN_BRACKET:
        return this.array(start)
      case LETTER_N:
        return this.word(start, NULL)
      case LETTER_T:
        return this.word(start, TRUE)
      case LETTER_F:
        return this.word(start, FALSE)
      default:
        return this.number(start)
    }
  }

  private word(start: number, word: readonly number[]): number {
    for (let index = 1; index < word.length; index++) if (this.units[start + index] !== word[index]) return NO
    return start + word.length
  }

  /** A line break and the indentation of the present depth. */
  private newLine(start: number): number {
    const { units } = this
    const end = start + 1 + 2 * this.depth
    if (units[start] !== LINE_FEED) return NO
    let at = start + 1
    for (; at + 4 <= end; at += 4) if (this.view.getInt32(at, true) !== 0x20202020) return NO
    for (; at < end; at++) if (units[at] !== SPACE) return NO
    return end
  }

  private array(start: number): number {
    const { units } = this
    let at = start + 1
    if (units[at] === CLOSE_BRACKET) return at + 1
    if (++this.depth > MAX_DEPTH) return NO
    let known: { start: number; end: number } | null = null
    for (;;) {
      const item = this.newLine(at)
      if (item === NO) return NO
      at = known === null ? NO : endOfRepeat(this.source, known, item)
      if (at === NO) {
        at = this.value(item)
        if (at === NO) return NO
        known = units[item] === OPEN_BRACE ? { start: item, end: at } : null
      }
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
    const keyEnd = endOfString(units, start)
    if (keyEnd === NO || !this.isNewKey(firstKey, this.hashOf(start, keyEnd))) return NO
    if (units[keyEnd] !== COLON || units[keyEnd + 1] !== SPACE) return NO
    if (this.depth > 1) return this.value(keyEnd + 2)
    this.isInexact = false
    const end = this.value(keyEnd + 2)
    const key: string = JSON.parse(this.text.slice(start, keyEnd))
    this.members.set(key, { start: keyEnd + 2, end, isInexact: this.isInexact })
    return end
  }

  /** Two keys of one object with the same hash may be the same key, which the recorder never writes twice. */
  private isNewKey(firstKey: number, hash: number): boolean {
    const { keys, keyCount } = this
    if (keyCount - firstKey > MAX_KEYS || keyCount >= keys.length) return false
    for (let key = firstKey; key < keyCount; key++) if (keys[key] === hash) return false
    keys[keyCount] = hash
    this.keyCount = keyCount + 1
    return true
  }

  private hashOf(start: number, end: number): number {
    const { units } = this
    let hash = 0
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (units[at] ?? 0)) | 0
    return hash
  }

  private number(start: number): number {
    const { units } = this
    const first = units[start] === MINUS ? start + 1 : start
    const end = this.digits(first)
    const isZero = units[first] === ZERO
    if (end === first || (isZero && end > first + 1)) return NO
    const code = units[end] ?? 0
    if (code === POINT || isExponent(code)) return this.float(start, first, end)
    if (end - first >= INEXACT_DIGITS) this.isInexact = true
    return isZero && first > start ? NO : end
  }

  private digits(start: number): number {
    const { units } = this
    let at = start
    for (let code = units[at] ?? 0; code >= ZERO && code <= NINE; code = units[at] ?? 0) at++
    return at
  }

  /**
   * @param first after the sign
   * @param point after the digits before the fraction
   */
  private float(start: number, first: number, point: number): number {
    this.isInexact = true
    let end = this.digits(point + 1)
    if (this.isShort(first, point, end)) return end
    while (isOfNumber(this.units[end] ?? 0)) end++
    const raw = this.text.slice(start, end)
    return isPlainFloat(raw) || writeFloat(Number(raw)) === raw ? end : NO
  }

  /** The usual case of `writeFloat`: few digits, none of them needless, and no exponent for a small number. */
  private isShort(first: number, point: number, end: number): boolean {
    const { units } = this
    const places = end - point - 1
    if (units[point] !== POINT || isExponent(units[end] ?? 0) || end - first - 1 > SHORT_DIGITS) return false
    if (places > 4 && units[first] === ZERO && this.view.getInt32(point + 1, true) === FOUR_ZEROS)
      return false
    return places === 1 || (places > 1 && units[end - 1] !== ZERO)
  }
}

/** From 0.0001 on, both languages print the same digits. */
function isPlainFloat(raw: string): boolean {
  const value = Number(raw)
  return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e16 && String(value) === raw
}

function isExponent(code: number): boolean {
  return (code | 0x20) === 0x65
}

function isOfNumber(code: number): boolean {
  return (
    (code >= ZERO && code <= NINE) || code === MINUS || code === POINT || code === 0x2b || isExponent(code)
  )
}
