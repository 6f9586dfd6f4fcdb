import {
  distinctMembersOf,
  isEscaped,
  isFloat,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  rawOf,
  stringOf,
} from './document'

const UNPRINTABLE = /[^\n\r\t\x20-\x7e]/

/** True for a text of printable ASCII and white space: its strings without escapes are as the recorder writes them. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text)
}

const STANDS_FOR_ITSELF = /^[ !#-[\]-~]*$/

/** Writes each UTF-16 unit of a text as `\uXXXX`, as JSON has it. */
export function escapeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

/** A string as Python's json.dumps writes it: everything outside space to `~` escaped, astral as two surrogates. */
export function writeString(value: string): string {
  if (STANDS_FOR_ITSELF.test(value)) return `"${value}"`
  // JSON.stringify escapes as Python does, up to the characters beyond ASCII.
  return JSON.stringify(value).replace(/[^\x20-\x7e]+/g, escapeUnits)
}

/** A float as Python's repr prints it: `1.0`, `1e-05`, `1e+16`, `-0.0`, `NaN`, `Infinity`. */
export function writeFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const [digits = '', exponentText = '0'] = value.toExponential().split('e')
  const exponent = Number(exponentText)
  if (exponent < -4 || exponent >= 16) {
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  const decimal = String(value)
  return decimal.includes('.') ? decimal : `${decimal}.0`
}

/** A number node as Python would write it again: integers keep every digit, floats get their repr. */
export function writeNumber(document: JsonDocument, node: JsonNode): string {
  const raw = rawOf(document, node)
  if (isFloat(document, node)) return writeFloat(Number(raw))
  return raw === '-0' ? '0' : raw
}

/**
 * The document in the recorder's own form: `json.dump(value, indent=2)` and one final newline.
 * @param without a key of the outermost object that is left out
 */
export function writeDocument(document: JsonDocument, without?: string): string {
  const writer = new Writer(document)
  const { root } = document
  const isLess = without !== undefined && kindOf(document, root) === 'object'
  return `${isLess ? writer.object(root, '\n', without) : writer.node(root, '\n')}\n`
}

/** Returns a function that writes values of a document as `writeDocument` does, each by itself. */
export function valueWriter(document: JsonDocument): (node: JsonNode) => string {
  const writer = new Writer(document)
  return (node) => writer.node(node, '\n')
}

class Writer {
  /** Whether a string without escapes is already as the recorder writes it. */
  private readonly isPrintable: boolean

  constructor(private readonly document: JsonDocument) {
    this.isPrintable = isPrintable(document.text)
  }

  /** `lineStart` is the newline and the indentation of the line that the value stands on. */
  node(node: JsonNode, lineStart: string): string {
    const { document } = this
    switch (kindOf(document, node)) {
      case 'object':
        return this.object(node, lineStart)
      case 'array':
        return this.array(node, lineStart)
      case 'string':
        return this.string(node)
      case 'number':
        return writeNumber(document, node)
      default:
        return rawOf(document, node)
    }
  }

  private array(node: JsonNode, lineStart: string): string {
    const inner = `${lineStart}  `
    let items = ''
    for (const item of itemsOf(this.document, node)) {
      items += `${items === '' ? '' : ','}${inner}${this.node(item, inner)}`
    }
    return items === '' ? '[]' : `[${items}${lineStart}]`
  }

  object(node: JsonNode, lineStart: string, without?: string): string {
    const { document } = this
    const inner = `${lineStart}  `
    let members = ''
    for (const { keyNode, value } of distinctMembersOf(document, node)) {
      if (without !== undefined && stringOf(document, keyNode) === without) continue
      members += `${members === '' ? '' : ','}${inner}${this.string(keyNode)}: ${this.node(value, inner)}`
    }
    return members === '' ? '{}' : `{${members}${lineStart}}`
  }

  private string(node: JsonNode): string {
    const { document } = this
    if (this.isPrintable && !isEscaped(document, node)) return rawOf(document, node)
    return writeString(stringOf(document, node))
  }
}
