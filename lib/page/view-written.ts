import {
  type JsonDocument,
  type JsonNode,
  kindOf,
  memberOf,
  membersOf,
  rawOf,
  stringOf,
} from '#lib/json/document'
import { toReadable } from '#lib/json/readable'
import { formatted } from './formatted'
import { cutOf } from './shorten'

/** The head of a text, and the length of all of it in characters. */
export interface CutText {
  readonly text: string
  readonly length: number
}

/** Names with their values as they are written in the file. */
export type Facts = readonly (readonly [name: string, value: string])[]

const MAX_REST = 60_000
const MAX_CELL = 200
const MAX_FACTS = 40

/** Cuts a text to a page's limit. */
export function cutText(text: string): CutText {
  return { text: text.slice(0, cutOf(text, { characters: MAX_REST, rows: 3000 })), length: text.length }
}

/**
 * Writes a value in the recorder's form and cuts it to a page's limit. A value that is too large to lay out quickly is
 * written as in the file.
 */
export function writtenValue(document: JsonDocument, node: JsonNode): CutText {
  const raw = rawOf(document, node)
  return cutText(raw.length > 300_000 ? raw : toReadable(formatted(raw) ?? raw))
}

/**
 * Writes a value on one line: the characters of a string, the digits of a number as in the file, the JSON of a list or
 * object. Empty for null and for a missing value.
 */
export function cellText(
  document: JsonDocument,
  node: JsonNode | undefined,
  characters: number = MAX_CELL,
): string {
  const kind = node === undefined ? 'null' : kindOf(document, node)
  if (node === undefined || kind === 'null') return ''
  const text = kind === 'string' ? stringOf(document, node) : oneLine(rawOf(document, node), characters)
  const end = cutOf(text, { characters, rows: 100 })
  return end < text.length ? `${text.slice(0, end)}…` : text
}

/** In JSON, line ends occur only between tokens. */
function oneLine(raw: string, characters: number): string {
  return raw.slice(0, characters * 10).replace(/\n\s*/g, ' ')
}

/** Finds the node at a chain of keys; undefined if one of them is missing. */
export function nodeBelow(
  document: JsonDocument,
  node: JsonNode | undefined,
  ...keys: string[]
): JsonNode | undefined {
  return keys.reduce<JsonNode | undefined>(
    (at, key) => (at === undefined ? undefined : memberOf(document, at, key)),
    node,
  )
}

/** The plain values of an object with their names. Null, lists and objects are left out. */
export function factsOf(document: JsonDocument, node: JsonNode | undefined): Facts {
  if (node === undefined) return []
  return membersOf(document, node)
    .filter(({ value }) => isPlain(document, value))
    .slice(0, MAX_FACTS)
    .map(({ key, value }) => [key.slice(0, 100), cellText(document, value, 1000)])
}

/** Whether a node is a non-empty string, a number or a boolean. */
function isPlain(document: JsonDocument, node: JsonNode): boolean {
  return !['object', 'array', 'null'].includes(kindOf(document, node)) && rawOf(document, node) !== '""'
}
