import { itemsOf, type JsonDocument, jsonValueOf } from '#lib/json/document'
import { type JsonPath, nodeAt } from '#lib/json/pointer'
import { type HashedParts, hashedParts } from './hash/hashed-parts'

const BODY = ['response', 'body'] as const

/** How many items the answer of a file has; 0 for one that is not a list. */
export function itemCount(document: JsonDocument): number {
  const body = nodeAt(document, BODY)
  return body === undefined ? 0 : itemsOf(document, body).length
}

/** Which item of the answer a value of the file belongs to; null for a value elsewhere. */
export function itemOfPath(path: JsonPath): number | null {
  const item = path[BODY.length]
  return BODY.every((step, index) => path[index] === step) && typeof item === 'number' ? item : null
}

/** Tells which values of a file are hashed, or hold one that is. */
export function hashedPaths(document: JsonDocument): (path: JsonPath) => boolean {
  const request = nodeAt(document, ['request'])
  const parts = request === undefined ? null : hashedParts(jsonValueOf(document, request))
  return (path) => parts !== null && isHashed(path, parts)
}

function isHashed([first, second]: JsonPath, { fields, hasTestId }: HashedParts): boolean {
  if (first === 'test_id') return hasTestId
  return first === 'request' && (second === undefined || fields.includes(String(second)))
}
