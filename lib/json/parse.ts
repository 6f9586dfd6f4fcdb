import { FLAG_ESCAPED, FLAG_FLOAT, FLAG_NON_FINITE, type JsonDocument, SLOTS } from './document'
import { type Position, positionAt } from './position'

/** A text that is no JSON document, and where. */
export interface JsonError extends Position {
  readonly code: 'not-json' | 'too-deep'
  /** One sentence: what was expected and what was found. */
  readonly message: string
  /** Offset in UTF-16 units. */
  readonly offset: number
}

export type ParseResult =
  | { readonly ok: true; readonly document: JsonDocument }
  | { readonly ok: false; readonly error: JsonError }

/** Nesting that is still read. Python's own reader gives up a little above this. */
export const MAX_DEPTH = 900

const OBJECT = 0
const ARRAY = 1
const STRING = 2
const NUMBER = 3
const TRUE = 4
const FALSE = 5
const NULL = 6

class Failure {
  constructor(
    readonly code: JsonError['code'],
    readonly offset: number,
    readonly expected: string,
  ) {}
}

/**
 * Reads a JSON text as Python's json module does: bare NaN, Infinity and -Infinity and duplicate keys are
 * accepted, control characters in strings are not. A byte order mark at the start is kept and skipped.
 */
export function parseDocument(text: string): ParseResult {
  const parser = new Parser(text)
  try {
    return { ok: true, document: parser.run() }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { ok: false, error: describe(text, thrown) }
  }
}

function describe(text: string, failure: Failure): JsonError {
  const message =
    failure.code === 'too-deep'
      ? `Nested deeper than ${MAX_DEPTH} levels.`
      : `Expected ${failure.expected}, found ${foundAt(text, failure.offset)}.`
  return { code: failure.code, message, offset: failure.offset, ...positionAt(text, failure.offset) }
}

const NAMES: Readonly<Record<string, string>> = {
  '\n': 'the end of the line',
  '\r': 'the end of the line',
  '\t': 'a tab',
  ' ': 'a space',
}

function foundAt(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  if (point === undefined) return 'the end of the file'
  const character = String.fromCodePoint(point)
  const hidden = /[\p{C}\p{Z}]/u.test(character)
  return (
    NAMES[character] ??
    (hidden ? `U+${point.toString(16).toUpperCase().padStart(4, '0')}` : `\`${character}\``)
  )
}

class Parser {
  private position = 0
  private tape: Int32Array
  private used = 0
  private depth = 0
  private hasNonFinite = false

  constructor(private readonly text: string) {
    this.tape = new Int32Array(Math.max(64, text.length >> 2))
  }

  run(): JsonDocument {
    if (this.text.charCodeAt(0) === 0xfeff) this.position = 1
    this.space()
    this.value()
    this.space()
    if (this.position < this.text.length) throw new Failure('not-json', this.position, 'the end of the file')
    const tape = this.tape.slice(0, this.used * SLOTS)
    return { text: this.text, tape, root: 0, hasNonFinite: this.hasNonFinite }
  }

  private open(kind: number): number {
    const node = this.used++
    const base = node * SLOTS
    if (base + SLOTS > this.tape.length) {
      const larger = new Int32Array(this.tape.length * 2)
      larger.set(this.tape)
      this.tape = larger
    }
    this.tape[base] = kind
    this.tape[base + 1] = this.position
    return base
  }

  private close(base: number): void {
    this.tape[base + 2] = this.position
    this.tape[base + 3] = this.used
  }

  private space(): void {
    const text = this.text
    let position = this.position
    for (;;) {
      const code = text.charCodeAt(position)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
      position++
    }
    this.position = position
  }

  private value(): void {
    switch (this.text.charCodeAt(this.position)) {
      case 0x22:
        this.string()
        break
      case 0x7b:
        this.object()
        break
      case 0x5b:
        this.array()
        break
      case 0x74:
        this.literal('true', TRUE)
        break
      case 0x66:
        this.literal('false', FALSE)
        break
      case 0x6e:
        this.literal('null', NULL)
        break
      case 0x4e:
        this.literal('NaN', NUMBER | FLAG_NON_FINITE)
        break
      case 0x49:
        this.literal('Infinity', NUMBER | FLAG_NON_FINITE)
        break
      default:
        this.number()
    }
  }

  private literal(word: string, kind: number): void {
    const base = this.open(kind)
    if (!this.text.startsWith(word, this.position)) throw new Failure('not-json', this.position, 'a value')
    this.position += word.length
    if (kind & FLAG_NON_FINITE) this.hasNonFinite = true
    this.close(base)
  }

  private number(): void {
    const text = this.text
    const base = this.open(NUMBER)
    if (text.charCodeAt(this.position) === 0x2d) {
      this.position++
      if (text.charCodeAt(this.position) === 0x49) {
        this.used--
        this.position--
        this.literal('-Infinity', NUMBER | FLAG_NON_FINITE)
        return
      }
    }
    if (text.charCodeAt(this.position) === 0x30) this.position++
    else this.digits(this.position === (this.tape[base + 1] ?? 0) ? 'a value' : 'a digit')
    if (text.charCodeAt(this.position) === 0x2e) {
      this.position++
      this.digits('a digit')
      this.tape[base] = NUMBER | FLAG_FLOAT
    }
    if ((text.charCodeAt(this.position) | 0x20) === 0x65) {
      this.position++
      const sign = text.charCodeAt(this.position)
      if (sign === 0x2b || sign === 0x2d) this.position++
      this.digits('a digit')
      this.tape[base] = NUMBER | FLAG_FLOAT
    }
    this.close(base)
  }

  private digits(expected: string): void {
    const start = this.position
    for (;;) {
      const code = this.text.charCodeAt(this.position)
      if (!(code >= 0x30 && code <= 0x39)) break
      this.position++
    }
    if (this.position === start) throw new Failure('not-json', start, expected)
  }

  private string(): void {
    const text = this.text
    const base = this.open(STRING)
    let position = this.position + 1
    for (;;) {
      const code = text.charCodeAt(position)
      if (code === 0x22) break
      if (code === 0x5c) {
        position = this.escape(position)
        this.tape[base] = STRING | FLAG_ESCAPED
      } else if (code >= 0x20) position++
      else throw new Failure('not-json', position, 'the closing `"` of a string')
      if (position >= text.length) throw new Failure('not-json', text.length, 'the closing `"` of a string')
    }
    this.position = position + 1
    this.close(base)
  }

  private escape(position: number): number {
    const code = this.text.charCodeAt(position + 1)
    if (code === 0x75) {
      if (/^[0-9a-fA-F]{4}$/.test(this.text.slice(position + 2, position + 6))) return position + 6
      throw new Failure('not-json', Math.min(position + 2, this.text.length), 'four hex digits')
    }
    if (!Number.isNaN(code) && '"\\/bfnrt'.includes(String.fromCharCode(code))) return position + 2
    throw new Failure('not-json', Math.min(position + 1, this.text.length), 'an escape such as `\\n`')
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) throw new Failure('too-deep', this.position, '')
  }

  private array(): void {
    const base = this.open(ARRAY)
    this.enter()
    this.position++
    this.space()
    if (this.text.charCodeAt(this.position) !== 0x5d) {
      for (;;) {
        this.value()
        this.space()
        const code = this.text.charCodeAt(this.position)
        if (code === 0x5d) break
        if (code !== 0x2c) throw new Failure('not-json', this.position, '`,` or `]`')
        this.position++
        this.space()
      }
    }
    this.position++
    this.depth--
    this.close(base)
  }

  private object(): void {
    const base = this.open(OBJECT)
    this.enter()
    this.position++
    this.space()
    if (this.text.charCodeAt(this.position) !== 0x7d) {
      for (;;) {
        this.member()
        const code = this.text.charCodeAt(this.position)
        if (code === 0x7d) break
        if (code !== 0x2c) throw new Failure('not-json', this.position, '`,` or `}`')
        this.position++
        this.space()
      }
    }
    this.position++
    this.depth--
    this.close(base)
  }

  private member(): void {
    if (this.text.charCodeAt(this.position) !== 0x22) {
      throw new Failure('not-json', this.position, 'a key in double quotes')
    }
    this.string()
    this.space()
    if (this.text.charCodeAt(this.position) !== 0x3a) throw new Failure('not-json', this.position, '`:`')
    this.position++
    this.space()
    this.value()
    this.space()
  }
}
