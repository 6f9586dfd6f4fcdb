/** What a JSON value becomes in memory. Lossy on purpose (numbers are doubles): exactness lives in the text. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue }

/** The index of a node in the table of its document. */
export type JsonNode = number

export type JsonNodeKind = (typeof KINDS)[number]

/**
 * A parsed text. The text is the truth; the table says where each value stands in it, in document order.
 * Four integers a node: kind and flags, start offset, end offset, index of the node after its subtree.
 * The members of an object are a key node followed by a value node.
 */
export interface JsonDocument {
  readonly text: string
  readonly table: Int32Array
  readonly root: JsonNode
  /** True when a bare NaN, Infinity or -Infinity occurs, which Python writes and JSON.parse refuses. */
  readonly hasNonFinite: boolean
}

export interface JsonSpan {
  /** Offset of the first UTF-16 unit. */
  readonly start: number
  /** Offset after the last UTF-16 unit. */
  readonly end: number
}

export const SLOTS = 4
/** The kinds by the number that stands for them in the table. */
const KINDS = ['object', 'array', 'string', 'number', 'true', 'false', 'null'] as const
export const KIND = { object: 0, array: 1, string: 2, number: 3, true: 4, false: 5, null: 6 } as const
const KIND_MASK = 0xff
export const FLAG_FLOAT = 0x100
export const FLAG_ESCAPED = 0x200
export const FLAG_NON_FINITE = 0x400

const slot = (document: JsonDocument, node: JsonNode, offset: number): number =>
  document.table[node * SLOTS + offset] ?? 0

/** The node that follows a value and all that is in it. */
export function nodeAfter(document: JsonDocument, node: JsonNode): JsonNode {
  return slot(document, node, 3)
}

/** The kind of a node. */
export function kindOf(document: JsonDocument, node: JsonNode): JsonNodeKind {
  return KINDS[slot(document, node, 0) & KIND_MASK] ?? 'null'
}

/** True for a number written with a point or an exponent, or a bare NaN or Infinity: what Python reads as float. */
export function isFloat(document: JsonDocument, node: JsonNode): boolean {
  return (slot(document, node, 0) & (FLAG_FLOAT | FLAG_NON_FINITE)) !== 0
}

/** Where the value stands in the text, quotes and brackets included. */
export function spanOf(document: JsonDocument, node: JsonNode): JsonSpan {
  return { start: slot(document, node, 1), end: slot(document, node, 2) }
}

/** The value as it is written. */
export function rawOf(document: JsonDocument, node: JsonNode): string {
  return document.text.slice(slot(document, node, 1), slot(document, node, 2))
}

/** True for a string (or a key) that is written with an escape. */
export function isEscaped(document: JsonDocument, node: JsonNode): boolean {
  return (slot(document, node, 0) & FLAG_ESCAPED) !== 0
}

/** The string that a string node (or a key) stands for; lone surrogates are kept. */
export function stringOf(document: JsonDocument, node: JsonNode): string {
  if (isEscaped(document, node)) return JSON.parse(rawOf(document, node))
  return document.text.slice(slot(document, node, 1) + 1, slot(document, node, 2) - 1)
}

/** The items of an array, in order; empty for any other kind. */
export function itemsOf(document: JsonDocument, node: JsonNode): JsonNode[] {
  if (kindOf(document, node) !== 'array') return []
  const items: JsonNode[] = []
  const end = slot(document, node, 3)
  for (let item = node + 1; item < end; item = slot(document, item, 3)) items.push(item)
  return items
}

/** The item of an array at an index, or undefined. */
export function itemAt(document: JsonDocument, node: JsonNode, index: number): JsonNode | undefined {
  if (kindOf(document, node) !== 'array') return undefined
  const end = slot(document, node, 3)
  let left = index
  for (let item = node + 1; item < end; item = slot(document, item, 3)) if (left-- === 0) return item
  return undefined
}

export interface JsonMember {
  readonly key: string
  readonly keyNode: JsonNode
  readonly value: JsonNode
}

/** The members of an object as written: order and duplicate keys kept; empty for any other kind. */
export function membersOf(document: JsonDocument, node: JsonNode): JsonMember[] {
  if (kindOf(document, node) !== 'object') return []
  const members: JsonMember[] = []
  const end = slot(document, node, 3)
  for (let key = node + 1; key < end; key = slot(document, key + 1, 3)) {
    members.push({ key: stringOf(document, key), keyNode: key, value: key + 1 })
  }
  return members
}

/** The members of an object as Python and JSON.parse read it: a key written twice has its first place and last value. */
export function distinctMembersOf(document: JsonDocument, node: JsonNode): JsonMember[] {
  const members = membersOf(document, node)
  const byKey = new Map(members.map((member) => [member.key, member]))
  return byKey.size === members.length ? members : [...byKey.values()]
}

/** Whether any object of a document has a key that is written twice: only its last value is read. */
export function hasDoubleKeys(document: JsonDocument, node: JsonNode = document.root): boolean {
  const members = membersOf(document, node)
  const keys = new Set(members.map(({ key }) => key))
  if (keys.size < members.length) return true
  const values = [...members.map(({ value }) => value), ...itemsOf(document, node)]
  return values.some((value) => hasDoubleKeys(document, value))
}

/** The value of a key; the last one when the key is written twice, as Python and JSON.parse read it. */
export function memberOf(document: JsonDocument, node: JsonNode, key: string): JsonNode | undefined {
  if (kindOf(document, node) !== 'object') return undefined
  let found: JsonNode | undefined
  const end = slot(document, node, 3)
  for (let keyNode = node + 1; keyNode < end; keyNode = slot(document, keyNode + 1, 3)) {
    if (standsFor(document, keyNode, key)) found = keyNode + 1
  }
  return found
}

function standsFor(document: JsonDocument, node: JsonNode, value: string): boolean {
  if (isEscaped(document, node)) return stringOf(document, node) === value
  const { start, end } = spanOf(document, node)
  return end - start - 2 === value.length && document.text.startsWith(value, start + 1)
}

/** The value in memory, for reading. Integers beyond 2^53 lose digits here; rawOf has them all. */
export function jsonValueOf(document: JsonDocument, node: JsonNode): JsonValue {
  if (!document.hasNonFinite) return JSON.parse(rawOf(document, node))
  switch (kindOf(document, node)) {
    case 'array':
      return itemsOf(document, node).map((item) => jsonValueOf(document, item))
    case 'object':
      return objectOf(document, node)
    case 'number':
      return Number(rawOf(document, node))
    default:
      return JSON.parse(rawOf(document, node))
  }
}

function objectOf(document: JsonDocument, node: JsonNode): JsonValue {
  const members = membersOf(document, node).map(
    ({ key, value }) => [key, jsonValueOf(document, value)] as const,
  )
  // fromEntries defines own properties, so that a key named __proto__ stays a key.
  return Object.fromEntries(members)
}
