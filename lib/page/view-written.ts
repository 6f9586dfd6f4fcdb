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
import { formatted } from './chunk-json'
import { cutOf } from './shorten'

/** The head of a text, and how long it is. */
export interface CutText {
  readonly text: string
  readonly length: number
}

/** Names with values as they are written. */
export type Facts = readonly (readonly [name: string, value: string])[]

const MAX_REST = 60_000
const MAX_CELL = 200
const MAX_FACTS = 40

/** The head of a text that a page takes. */
export function cutText(text: string): CutText {
  return { text: text.slice(0, cutOf(text, { characters: MAX_REST, rows: 3000 })), length: text.length }
}

/** The head of a value in the recorder's form; one too large to be set out quickly stands as in the file. */
export function writtenValue(document: JsonDocument, node: JsonNode): CutText {
  const raw = rawOf(document, node)
  return cutText(raw.length > 300_000 ? raw : toReadable(formatted(raw) ?? raw))
}

/**
 * A value on one line: a string's characters, a number's digits as in the file, JSON of what holds more. Empty for null
 * and for what is not there.
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

/** Line ends of JSON only stand between its tokens. */
function oneLine(raw: string, characters: number): string {
  return raw.slice(0, characters * 10).replace(/\n\s*/g, ' ')
}

/** The value below a chain of keys. */
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

/** What an object says in plain values; null, lists and objects are left out. */
export function factsOf(document: JsonDocument, node: JsonNode | undefined): Facts {
  if (node === undefined) return []
  return membersOf(document, node)
    .filter(({ value }) => isPlain(document, value))
    .slice(0, MAX_FACTS)
    .map(({ key, value }) => [key.slice(0, 100), cellText(document, value, 1000)])
}

/** True for a string that is not empty, a number and a boolean. */
function isPlain(document: JsonDocument, node: JsonNode): boolean {
  return !['object', 'array', 'null'].includes(kindOf(document, node)) && rawOf(document, node) !== '""'
}
