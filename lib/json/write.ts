import {
  isFloat,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  membersOf,
  rawOf,
  spanOf,
  stringOf,
} from './document'

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

const escapeUnit = (unit: string): string =>
  SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A string as Python's json.dumps writes it: everything outside space to `~` escaped, astral as two surrogates. */
export function writeString(value: string): string {
  return `"${value.replace(/["\\]|[^\x20-\x7e]/g, escapeUnit)}"`
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

/** The document in the recorder's own form: `json.dump(value, indent=2)` and one final newline. */
export function writeDocument(document: JsonDocument): string {
  return `${writeNode(document, document.root, '\n')}\n`
}

function writeNode(document: JsonDocument, node: JsonNode, lineStart: string): string {
  switch (kindOf(document, node)) {
    case 'object':
      return writeObject(document, node, lineStart)
    case 'array':
      return wrap(
        '[',
        ']',
        lineStart,
        itemsOf(document, node).map((item) => writeNode(document, item, `${lineStart}  `)),
      )
    case 'string':
      return writeString(stringOf(document, node))
    case 'number':
      return writeNumber(document, node)
    default:
      return rawOf(document, node)
  }
}

function writeObject(document: JsonDocument, node: JsonNode, lineStart: string): string {
  // As Python does with a dict: a key written twice keeps its first place and its last value.
  const members = new Map(membersOf(document, node).map(({ key, value }) => [key, value]))
  const lines = [...members].map(
    ([key, value]) => `${writeString(key)}: ${writeNode(document, value, `${lineStart}  `)}`,
  )
  return wrap('{', '}', lineStart, lines)
}

function wrap(open: string, close: string, lineStart: string, lines: string[]): string {
  if (lines.length === 0) return open + close
  return `${open}${lineStart}  ${lines.join(`,${lineStart}  `)}${lineStart}${close}`
}

/** The text with one value replaced by another one's text; every other character stays as it is. */
export function replaceValue(document: JsonDocument, node: JsonNode, raw: string): string {
  const { start, end } = spanOf(document, node)
  return document.text.slice(0, start) + raw + document.text.slice(end)
}
