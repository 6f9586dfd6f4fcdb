import type { Answer } from '#lib/exchange/exchange'
import { changedPaths } from '#lib/json/compare'
import { type JsonDocument, type JsonNode, type JsonValue, rawOf } from '#lib/json/document'
import { pointerOf, stepOf } from '#lib/json/pointer'
import { isSame } from '#lib/json/same'
import { field, isObject } from '#lib/json/value'
import type { Noise } from '#lib/message/ledger'
import { isAboutNoise } from '#lib/wire/raised'
import type { Answered } from './answer'

/*
 * Two answers that read the same may still hold other values: a type, a digit, a flag. Each such value is content
 * unless a reader lists it as noise.
 */

/** What a change of values that reads the same means; null when all of it is noise. */
type Unread = 'answer' | 'usage' | null

/**
 * Looks for changed values that the readers do not tell apart. Both answers must be cut alike.
 * @returns the heavier facet of those that hold
 */
export function unreadChange(before: Answered, after: Answered): Unread {
  if (isReordered(before, after)) return null
  const places = [before, after].map(({ ledger }) => noisePlaces(ledger.noise))
  const isNoise = (chunk: number, at: string): boolean =>
    places.some((noise) => noise.get(chunk)?.some((place) => at === place || at.startsWith(`${place}/`)))
  const { document: one, answer } = before.recording
  const { document: other } = after.recording
  let found: Unread = null
  for (const { path, beforeNode, afterNode } of changedPaths(one, other)) {
    if (isEmptyAt(one, beforeNode) && isEmptyAt(other, afterNode)) continue
    const place = placeIn(answer, path)
    if (place === 'elsewhere' || place === 'noise') continue
    if (place === 'answer') return 'answer'
    const changed = isLine(place) ? changedInLines(before, after, place.chunk) : [place.at]
    const content = changed.filter((at) => !isNoise(place.chunk, at))
    if (content.some((at) => !isCount(before, at) && !isCount(after, at))) return 'answer'
    if (content.length > 0) found = 'usage'
  }
  return found
}

/** Whether two lists that are not streams have their items in another order, which says nothing. */
function isReordered(before: Answered, after: Answered): boolean {
  const [one, other] = [before, after].map(({ recording: { answer } }) =>
    answer.isList && !answer.isStreaming
      ? JSON.stringify(answer.items.map(({ value }) => field(value, 'id') ?? null))
      : '',
  )
  return one !== other
}

interface ItemPath {
  readonly chunk: number
  /** Pointer from the fields of the item to the value; empty for an item that is one text. */
  readonly at: string
}

/** Where a path of the file leads: into an item, to a fact of the answer, or elsewhere. */
function placeIn(
  answer: Answer,
  path: readonly (string | number)[],
): ItemPath | 'answer' | 'noise' | 'elsewhere' {
  const { bodyPath, isList, items } = answer
  if (!startsWith(path, answer.path)) return 'elsewhere'
  if (!startsWith(path, bodyPath)) {
    return isAboutNoise(String(path[answer.path.length] ?? '')) ? 'noise' : 'answer'
  }
  const inBody = path.slice(bodyPath.length)
  const chunk = isList ? Number(inBody[0] ?? 0) : 0
  const at = pointerOf(isList ? inBody.slice(1) : inBody)
  const within = items[chunk]?.within ?? ''
  // Around its fields an item only has its class.
  return at !== '' && !at.startsWith(within) ? 'noise' : { chunk, at: at.slice(within.length) }
}

function startsWith(path: readonly (string | number)[], start: readonly (string | number)[]): boolean {
  return start.every((step, index) => path[index] === step)
}

function noisePlaces(noise: readonly Noise[]): Map<number, string[]> {
  const places = new Map<number, string[]>()
  for (const { chunk, at } of noise) places.set(chunk, [...(places.get(chunk) ?? []), at])
  return places
}

/** Whether a value is missing, null or empty: on both sides it says nothing. */
function isEmptyAt(document: JsonDocument, node: JsonNode | undefined): boolean {
  return node === undefined || /^(?:null|""|\[\s*\]|\{\s*\})$/.test(rawOf(document, node).slice(0, 40))
}

function isCount({ ledger }: Answered, at: string): boolean {
  return [...ledger.counts.keys()].some((path) => path.endsWith(at))
}

/** An item that is a text may be a line of server-sent events, whose data is JSON of its own. */
function isLine({ at }: ItemPath): boolean {
  return at === ''
}

function changedInLines(before: Answered, after: Answered, chunk: number): string[] {
  const [one, other] = [before, after].map(({ recording }) =>
    dataOf(recording.answer.items[chunk]?.value ?? null),
  )
  // Lines without JSON are read as they are, so a change of one is seen already.
  return one === undefined || other === undefined ? [] : leavesThatDiffer(one, other, '')
}

function dataOf(line: JsonValue): JsonValue | undefined {
  const data = /^\uFEFF?data: ?(.*)$/s.exec(typeof line === 'string' ? line : '')?.[1]
  try {
    return data === undefined ? undefined : (JSON.parse(data) as JsonValue)
  } catch {
    return undefined
  }
}

function leavesThatDiffer(one: JsonValue, other: JsonValue, at: string): string[] {
  if (isSame(one, other)) return []
  const isBoth = (isObject(one) && isObject(other)) || (Array.isArray(one) && Array.isArray(other))
  if (!isBoth || one === null || other === null) return [at]
  const [a, b] = [Object.entries(one), Object.entries(other)].map(
    (members) => new Map<string, JsonValue>(members),
  )
  const keys = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])
  return [...keys].flatMap((key) =>
    leavesThatDiffer(a?.get(key) ?? null, b?.get(key) ?? null, at + stepOf(key)),
  )
}
