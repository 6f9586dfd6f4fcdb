import {
  distinctMembersOf,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  membersOf,
  rawOf,
  spanOf,
  stringOf,
} from './document'
import { parseDocument } from './parse'
import { respelled } from './respell'
import type { TextEdit } from './text-edit'
import { writeString } from './write'

/** How a text lays out its values, for values that are new in it. */
export interface Layout {
  /** Whether characters beyond ASCII are escaped. */
  readonly escapes: boolean
  /** What each level is indented by; null where a value is on one line. */
  readonly indent: string | null
  readonly lineEnd: string
  /** What is between a key and its value, and between two values on one line. */
  readonly colon: string
  readonly comma: string
}

/**
 * Returns the edits that make a value of a text equal to another one. Values within it that are equal stay as they are
 * spelled.
 * @param text JSON text of the other value; null is returned if it is not JSON
 */
export function valueEdits(
  document: JsonDocument,
  node: JsonNode,
  text: string,
  layout: Layout,
): TextEdit[] | null {
  const parsed = parseDocument(text)
  return parsed.ok ? editsOf({ document, layout, other: parsed.document }, node, parsed.document.root) : null
}

interface Both {
  readonly document: JsonDocument
  readonly other: JsonDocument
  readonly layout: Layout
}

function editsOf(both: Both, node: JsonNode, wanted: JsonNode): TextEdit[] {
  const { document, other, layout } = both
  const kind = kindOf(document, node)
  if (kind === kindOf(other, wanted)) {
    const children = pairs(both, node, wanted)
    if (children) return children.flatMap(([one, another]) => editsOf(both, one, another))
    if (kind === 'string') {
      const value = stringOf(other, wanted)
      if (value === stringOf(document, node)) return []
      return [respelled(rawOf(document, node), spanOf(document, node).start, value, layout.escapes)]
    }
    if (kind !== 'object' && kind !== 'array' && rawOf(document, node) === rawOf(other, wanted)) return []
  }
  const { start, end } = spanOf(document, node)
  return [{ start, end, text: laidOut(other, wanted, layout, indentAt(document.text, start)) }]
}

/** The values in two objects with the same keys in the same order, or in two lists of equal length. */
function pairs({ document, other }: Both, node: JsonNode, wanted: JsonNode): [JsonNode, JsonNode][] | null {
  const kind = kindOf(document, node)
  if (kind === 'array') return zipped(itemsOf(document, node), itemsOf(other, wanted))
  if (kind !== 'object') return null
  const [mine, theirs] = [membersOf(document, node), distinctMembersOf(other, wanted)]
  if (mine.some(({ key }, index) => key !== theirs[index]?.key)) return null
  return zipped(
    mine.map(({ value }) => value),
    theirs.map(({ value }) => value),
  )
}

function zipped(some: readonly JsonNode[], others: readonly JsonNode[]): [JsonNode, JsonNode][] | null {
  if (some.length !== others.length) return null
  return some.flatMap((one, index): [JsonNode, JsonNode][] => {
    const other = others[index]
    return other === undefined ? [] : [[one, other]]
  })
}

/** Returns the edit that gives an object a last member, which is a string. The others stay as they are spelled. */
export function memberAdded(
  document: JsonDocument,
  node: JsonNode,
  key: string,
  value: string,
  layout: Layout,
): TextEdit {
  const { start } = spanOf(document, node)
  const members = membersOf(document, node)
  const [first, last] = [members[0], members.at(-1)]
  const added = spelled(key, layout) + layout.colon + spelled(value, layout)
  if (!first || !last) return { start: start + 1, end: start + 1, text: added }
  const space = document.text.slice(start + 1, spanOf(document, first.keyNode).start)
  const at = spanOf(document, last.value).end
  return { start: at, end: at, text: (/[\r\n]/.test(space) ? `,${space}` : layout.comma) + added }
}

/** The white space that the line of an offset starts with. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1,
    offset,
  )
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

/** Writes a value of one document in the layout of another. */
function laidOut(document: JsonDocument, node: JsonNode, layout: Layout, indent: string): string {
  const kind = kindOf(document, node)
  if (kind === 'string') return spelled(stringOf(document, node), layout)
  if (kind !== 'object' && kind !== 'array') return rawOf(document, node)
  const inner = layout.indent === null ? '' : indent + layout.indent
  const values =
    kind === 'array'
      ? itemsOf(document, node).map((item) => laidOut(document, item, layout, inner))
      : distinctMembersOf(document, node).map(
          ({ key, value }) => spelled(key, layout) + layout.colon + laidOut(document, value, layout, inner),
        )
  const [open, close] = kind === 'array' ? '[]' : '{}'
  if (values.length === 0) return `${open}${close}`
  if (layout.indent === null) return open + values.join(layout.comma) + close
  const line = layout.lineEnd + inner
  return open + line + values.join(`,${line}`) + layout.lineEnd + indent + close
}

function spelled(value: string, { escapes }: Layout): string {
  return escapes ? writeString(value) : JSON.stringify(value)
}

/**
 * Finds out how a text lays out its values, from its first object.
 * @param escapes whether characters beyond ASCII are escaped
 */
export function layoutOf(document: JsonDocument, escapes: boolean): Layout {
  const { text, root } = document
  const [first, second] = membersOf(document, root)
  const { start } = spanOf(document, root)
  const space = first ? text.slice(start + 1, spanOf(document, first.keyNode).start) : ''
  const colon = first ? between(document, first.keyNode, first.value) : ': '
  const comma = first && second ? between(document, first.value, second.keyNode) : ','
  const lineEnd = /\r\n|\r|\n/.exec(space)?.[0] ?? '\n'
  const indent = /[\r\n]/.test(space) ? space.replace(/^[\s\S]*[\r\n]/, '') : null
  return { escapes, indent, lineEnd, colon, comma: indent === null ? comma : ', ' }
}

function between(document: JsonDocument, one: JsonNode, next: JsonNode): string {
  return document.text.slice(spanOf(document, one).end, spanOf(document, next).start)
}
