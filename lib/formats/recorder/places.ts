import { type ChunkItems, chunksOfLines } from '#lib/exchange/event-lines'
import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  type JsonValue,
  jsonValueOf,
  kindOf,
  stringOf,
} from '#lib/json/document'
import { type JsonPath, nodeAt } from '#lib/json/pointer'
import { field, isObject, type JsonObject } from '#lib/json/value'
import { type HashedParts, hashedParts } from './hash/hashed-parts'

const BODY = ['response', 'body'] as const

/** Returns the items in the answer of a file; none when the answer is not a list. */
export function itemNodes(document: JsonDocument): JsonNode[] {
  const body = nodeAt(document, BODY)
  return body === undefined ? [] : itemsOf(document, body)
}

/** Returns which items of the answer make each of its chunks; none when the answer is not a list. */
export function chunksOfFile(document: JsonDocument): ChunkItems[] {
  const nodes = itemNodes(document)
  const lines = nodes.map((node) => (kindOf(document, node) === 'string' ? stringOf(document, node) : null))
  if (lines.some((line) => line !== null)) return chunksOfLines(lines)
  return nodes.map((_, item) => ({ first: item, last: item, line: item }))
}

/** Returns the index of the answer's item that contains a value of the file; null for a value elsewhere. */
export function itemOfPath(path: JsonPath): number | null {
  const item = path[BODY.length]
  return BODY.every((step, index) => path[index] === step) && typeof item === 'number' ? item : null
}

/** The part of a recording that a value of the file belongs to; null for one beside them. */
export function partOfPath([key]: JsonPath): 'request' | 'test' | 'answer' | null {
  if (key === 'test_id') return 'test'
  if (key === 'request') return 'request'
  return key === BODY[0] ? 'answer' : null
}

/** The keys of a file whose values are hashed, as a whole or in part. */
export const REQUEST_KEYS: readonly string[] = ['test_id', 'request']

/** Returns whether only the test of a recording sends its request, because the test id is hashed with it. */
export function isHashedWithTest(recording: JsonValue): boolean {
  return hashedParts(field(recording, 'request'))?.hasTestId === true
}

/** Returns the parts of a call that are not hashed, such as its headers; none of a request that is not hashed at all. */
export function unhashedParts(recording: JsonValue): JsonObject {
  const request = field(recording, 'request')
  const parts = hashedParts(request)
  if (parts === null || !isObject(request)) return {}
  return Object.fromEntries(Object.entries(request).filter(([key]) => !parts.fields.includes(key)))
}

/** Returns a test for whether a value of a file is hashed, or contains a hashed value. */
export function hashedPaths(document: JsonDocument): (path: JsonPath) => boolean {
  const request = nodeAt(document, ['request'])
  const parts = request === undefined ? null : hashedParts(jsonValueOf(document, request))
  return (path) => parts !== null && isHashed(path, parts)
}

function isHashed([first, second]: JsonPath, { fields, hasTestId }: HashedParts): boolean {
  if (first === 'test_id') return hasTestId
  return first === 'request' && (second === undefined || fields.includes(String(second)))
}
