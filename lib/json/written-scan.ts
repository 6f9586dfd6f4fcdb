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
  const scan = new WrittenScan(text)
  return scan.document() ? scan.members : null
}

const MAX_DEPTH = 200
const MAX_KEYS = 200
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c

class WrittenScan {
  readonly members = new Map<string, JsonSpan>()
  private at = 0
  private depth = 0
  /** Hash of the string that was read last. */
  private hash = 0
  /** Hashes of the keys of the objects that are open, one after the other. */
  private keys = new Int32Array(1024)
  private keyCount = 0
  private readonly indents: string[] = []

  constructor(private readonly text: string) {}

  document(): boolean {
    return this.text.charCodeAt(0) === 0x7b && this.value() && this.text.slice(this.at) === '\n'
  }

  private value(): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === QUOTE) return this.string()
    if (code === 0x7b) return this.container(0x7d, true)
    if (code === 0x5b) return this.container(0x5d, false)
    if (code === 0x6e) return this.word('null')
    if (code === 0x74) return this.word('true')
    if (code === 0x66) return this.word('false')
    return this.number()
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    this.at += word.length
    return true
  }

  private newLine(): boolean {
    this.indents[this.depth] ??= `\n${'  '.repeat(this.depth)}`
    return this.word(this.indents[this.depth] ?? '')
  }

  private container(close: number, isObject: boolean): boolean {
    const { text } = this
    const firstKey = this.keyCount
    this.at++
    if (text.charCodeAt(this.at) === close) {
      this.at++
      return true
    }
    if (++this.depth > MAX_DEPTH) return false
    for (;;) {
      if (!this.newLine() || !(isObject ? this.member(firstKey) : this.value())) return false
      if (text.charCodeAt(this.at) !== COMMA) break
      this.at++
    }
    this.depth--
    this.keyCount = firstKey
    if (!this.newLine() || text.charCodeAt(this.at) !== close) return false
    this.at++
    return true
  }

  private member(firstKey: number): boolean {
    const keyStart = this.at
    if (this.text.charCodeAt(keyStart) !== QUOTE || !this.string() || !this.isNewKey(firstKey)) return false
    const keyEnd = this.at
    if (!this.word(': ')) return false
    const start = this.at
    if (!this.value()) return false
    if (this.depth === 1) this.members.set(this.text.slice(keyStart + 1, keyEnd - 1), { start, end: this.at })
    return true
  }

  /** Two keys of one object with the same hash may be the same key, which the recorder never writes twice. */
  private isNewKey(firstKey: number): boolean {
    const { keys, hash } = this
    if (this.keyCount - firstKey > MAX_KEYS || this.keyCount >= keys.length) return false
    for (let key = firstKey; key < this.keyCount; key++) if (keys[key] === hash) return false
    keys[this.keyCount++] = hash
    return true
  }

  private string(): boolean {
    const { text } = this
    let at = this.at + 1
    let hash = 0
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        const end = this.escape(at)
        if (end === 0) return false
        for (; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
      } else if (code >= 0x20 && code <= 0x7e) {
        hash = (Math.imul(hash, 31) + code) | 0
        at++
      } else return false
    }
    this.hash = hash
    this.at = at + 1
    return true
  }

  /** The end of an escape in the recorder's spelling; 0 for any other. */
  private escape(at: number): number {
    const letter = this.text.charAt(at + 1)
    if (letter === '') return 0
    if ('"\\nrtbf'.includes(letter)) return at + 2
    const digits = this.text.slice(at + 2, at + 6)
    if (letter !== 'u' || !/^[0-9a-f]{4}$/.test(digits)) return 0
    const unit = Number.parseInt(digits, 16)
    const isShort = unit >= 8 && unit <= 13 && unit !== 11
    return (unit < 0x20 && !isShort) || unit > 0x7e ? at + 6 : 0
  }

  private number(): boolean {
    const { text } = this
    const start = this.at
    let at = text.charCodeAt(start) === 0x2d ? start + 1 : start
    const first = at
    while (isDigit(text.charCodeAt(at))) at++
    const code = text.charCodeAt(at)
    if (at === first || (text.charCodeAt(first) === 0x30 && at > first + 1)) return false
    this.at = at
    if (code === 0x2e || (code | 0x20) === 0x65) return this.float(start)
    return text.charCodeAt(first) !== 0x30 || first === start
  }

  private float(start: number): boolean {
    const number = /[-+.eE0-9]+/y
    number.lastIndex = start
    const raw = number.exec(this.text)?.[0] ?? ''
    this.at = start + raw.length
    return writeFloat(Number(raw)) === raw
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
