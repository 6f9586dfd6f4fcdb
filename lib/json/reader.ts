import { FLAG_ESCAPED, FLAG_FLOAT, FLAG_NON_FINITE, type JsonDocument, KIND, SLOTS } from './document'
import { NotJson } from './failure'
import { Scanner } from './scan'

// Local names for what every node needs: where modules are not bundled, each use of an import is a lookup.
const { object: OBJECT, array: ARRAY, string: STRING, number: NUMBER } = KIND
const NODE_SLOTS = SLOTS

const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const LETTER_I = 0x49
const LETTER_N = 0x4e
const LETTER_F = 0x66
const LETTER_LOWER_N = 0x6e
const LETTER_T = 0x74
const BYTE_ORDER_MARK = 0xfeff

/** A recording has one node per 15 to 20 units; the table grows when that is not enough. */
const UNITS_PER_NODE = 16

/**
 * Builds the node table of a text by recursive descent. Each method takes the offset where a value starts and returns
 * the offset after it. Throws a Failure when the text is not JSON.
 */
export class JsonReader {
  private readonly scanner: Scanner
  private readonly units: Uint8Array
  private table: Int32Array
  private used = 0
  private depth = 0
  private hasNonFinite = false

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {
    this.scanner = new Scanner(text)
    this.units = this.scanner.units
    this.table = new Int32Array(SLOTS * (16 + Math.ceil(text.length / UNITS_PER_NODE)))
  }

  /** Reads the whole text. */
  document(): JsonDocument {
    const { text, scanner } = this
    const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
    const end = scanner.endOfSpace(this.value(scanner.endOfSpace(start)))
    if (end < text.length) throw new NotJson('not-json', end, 'the end of the file')
    return { text, table: this.table.subarray(0, this.used), root: 0, hasNonFinite: this.hasNonFinite }
  }

  private value(start: number): number {
    switch (this.units[start]) {
      case QUOTE:
        return this.string(start)
      case OPEN_BRACE:
        return this.object(start)
      case OPEN_BRACKET:
        return this.array(start)
      case LETTER_T:
        return this.word(start, 'true', KIND.true)
      case LETTER_F:
        return this.word(start, 'false', KIND.false)
      case LETTER_LOWER_N:
        return this.word(start, 'null', KIND.null)
      case LETTER_N:
        return this.nonFinite(start, 'NaN')
      case LETTER_I:
        return this.nonFinite(start, 'Infinity')
      default:
        return this.number(start)
    }
  }

  private object(start: number): number {
    const { units, scanner } = this
    const base = this.open(OBJECT, start)
    let at = scanner.endOfSpace(start + 1)
    if (units[at] === CLOSE_BRACE) return this.close(base, at)
    for (;;) {
      if (units[at] !== QUOTE) throw new NotJson('not-json', at, 'a key in double quotes')
      at = scanner.endOfSpace(this.string(at))
      if (units[at] !== COLON) throw new NotJson('not-json', at, '`:`')
      at = scanner.endOfSpace(this.value(scanner.endOfSpace(at + 1)))
      if (units[at] === CLOSE_BRACE) return this.close(base, at)
      if (units[at] !== COMMA) throw new NotJson('not-json', at, '`,` or `}`')
      at = scanner.endOfSpace(at + 1)
    }
  }

  private array(start: number): number {
    const { units, scanner } = this
    const base = this.open(ARRAY, start)
    let at = scanner.endOfSpace(start + 1)
    if (units[at] === CLOSE_BRACKET) return this.close(base, at)
    for (;;) {
      at = scanner.endOfSpace(this.value(at))
      if (units[at] === CLOSE_BRACKET) return this.close(base, at)
      if (units[at] !== COMMA) throw new NotJson('not-json', at, '`,` or `]`')
      at = scanner.endOfSpace(at + 1)
    }
  }

  private string(start: number): number {
    const { units, scanner } = this
    let kind: number = STRING
    let end = scanner.endOfPlain(start + 1)
    while (units[end] === BACKSLASH) {
      kind = STRING | FLAG_ESCAPED
      end = scanner.endOfPlain(scanner.endOfEscape(end))
    }
    if (units[end] !== QUOTE) throw this.unclosedString(end)
    return this.leaf(kind, start, end + 1)
  }

  private unclosedString(at: number): NotJson {
    const lineOrTextEnds = at >= this.text.length || /[\n\r]/.test(this.text.charAt(at))
    const expected = 'the closing `"` of a string'
    return new NotJson('not-json', at, lineOrTextEnds ? expected : `${expected} or an escape such as \`\\t\``)
  }

  private number(start: number): number {
    const { units, scanner } = this
    if (units[start] === MINUS && units[start + 1] === LETTER_I) return this.nonFinite(start, '-Infinity')
    const integerEnd = scanner.endOfInteger(start)
    const end = scanner.endOfFraction(integerEnd)
    return this.leaf(end === integerEnd ? NUMBER : NUMBER | FLAG_FLOAT, start, end)
  }

  private nonFinite(start: number, word: string): number {
    this.hasNonFinite = true
    return this.word(start, word, NUMBER | FLAG_NON_FINITE)
  }

  private word(start: number, word: string, kind: number): number {
    if (!this.text.startsWith(word, start)) throw new NotJson('not-json', start, 'a value')
    return this.leaf(kind, start, start + word.length)
  }

  private leaf(kind: number, start: number, end: number): number {
    const base = this.used
    const table = base < this.table.length ? this.table : this.grow()
    this.used = base + NODE_SLOTS
    table[base] = kind
    table[base + 1] = start
    table[base + 2] = end
    table[base + 3] = base / NODE_SLOTS + 1
    return end
  }

  private open(kind: number, start: number): number {
    if (++this.depth > this.maxDepth) {
      throw new NotJson('too-deep', start, `at most ${this.maxDepth} levels of nesting`)
    }
    const base = this.used
    this.leaf(kind, start, start)
    return base
  }

  private close(base: number, at: number): number {
    this.depth--
    this.table[base + 2] = at + 1
    this.table[base + 3] = this.used / NODE_SLOTS
    return at + 1
  }

  private grow(): Int32Array {
    const larger = new Int32Array(this.table.length * 2)
    larger.set(this.table)
    this.table = larger
    return larger
  }
}
