import { NotJson } from './failure'

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const PLUS = 0x2b
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const BACKSLASH = 0x5c
const LETTER_A = 0x61
const LETTER_E = 0x65
const LETTER_F = 0x66
const LETTER_U = 0x75
const OTHER = 0x80
/** Setting this bit makes an upper-case ASCII letter a lower-case one. */
const LOWER = 0x20

const SHORT_ESCAPES = new Set(Array.from('"\\/bfnrt', (letter) => letter.charCodeAt(0)))

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE
const isHexDigit = (code: number): boolean =>
  isDigit(code) || ((code | LOWER) >= LETTER_A && (code | LOWER) <= LETTER_F)

/**
 * Finds where the words of a JSON text end. Each method takes the offset where a word starts and returns the offset
 * after it. Throws a Failure when the text is not JSON.
 */
export class Scanner {
  /**
   * One byte for each UTF-16 unit: ASCII as it is, anything else as OTHER. Reading a typed array is several times
   * faster than charCodeAt. The 0 after the last unit ends every loop, so no loop checks the length.
   */
  readonly units: Uint8Array

  constructor(text: string) {
    this.units = unitsOf(text)
  }

  /** Skips white space. */
  endOfSpace(start: number): number {
    const { units } = this
    for (let at = start; ; at++) {
      const code = units[at] ?? 0
      if (code > SPACE) return at
      if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) return at
    }
  }

  /** Skips what stands for itself in a string: up to a quote, a backslash or a control character. */
  endOfPlain(start: number): number {
    const { units } = this
    for (let at = start; ; at++) {
      const code = units[at] ?? 0
      if (code === QUOTE || code === BACKSLASH || code < SPACE) return at
    }
  }

  /** Skips the escape whose backslash is at `start`. */
  endOfEscape(start: number): number {
    const code = this.units[start + 1] ?? 0
    if (SHORT_ESCAPES.has(code)) return start + 2
    if (code !== LETTER_U) throw new NotJson('not-json', start + 1, 'an escape such as `\\n` or `\\u2019`')
    for (let at = start + 2; at < start + 6; at++) {
      if (!isHexDigit(this.units[at] ?? 0)) throw new NotJson('not-json', at, 'four hex digits after `\\u`')
    }
    return start + 6
  }

  /** Skips a number's sign and integer part. */
  endOfInteger(start: number): number {
    const { units } = this
    const first = units[start] ?? 0
    if (first !== MINUS && !isDigit(first)) throw new NotJson('not-json', start, 'a value')
    const at = first === MINUS ? start + 1 : start
    return units[at] === ZERO ? at + 1 : this.endOfDigits(at)
  }

  /** Skips a number's fraction and exponent; gives `start` when it has neither. */
  endOfFraction(start: number): number {
    const { units } = this
    const at = units[start] === POINT ? this.endOfDigits(start + 1) : start
    if (((units[at] ?? 0) | LOWER) !== LETTER_E) return at
    const sign = units[at + 1]
    return this.endOfDigits(sign === PLUS || sign === MINUS ? at + 2 : at + 1)
  }

  private endOfDigits(start: number): number {
    let at = start
    while (isDigit(this.units[at] ?? 0)) at++
    if (at === start) throw new NotJson('not-json', start, 'a digit')
    return at
  }
}

function unitsOf(text: string): Uint8Array {
  const units = new Uint8Array(text.length + 1)
  const { read, written } = new TextEncoder().encodeInto(text, units)
  if (read === text.length && written === text.length) return units
  for (let index = 0; index < text.length; index++) units[index] = Math.min(text.charCodeAt(index), OTHER)
  units[text.length] = 0
  return units
}
