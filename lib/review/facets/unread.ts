import type { Answer } from '#lib/exchange/exchange'
import { changedPaths } from '#lib/json/compare'
import { type JsonDocument, type JsonNode, type JsonValue, rawOf } from '#lib/json/document'
import { pointerOf, stepOf } from '#lib/json/pointer'
import { isSame } from '#lib/json/same'
import { field, isObject } from '#lib/json/value'
import { itemOfChunk } from '#lib/message/message'
import { isAboutNoise } from '#lib/wire/facts'
import type { Answered } from './answer'

/*
 * Two answers that read the same may still hold other values: a type, a digit, a flag. Each such value is content
 * unless a reader lists it as noise.
 */

/** A changed value that reads the same on both sides. */
export interface UnreadValue {
  readonly facet: 'answer' | 'usage'
  /** JSON pointer in the file; for the data of a server-sent event, that of its line, a space, and that in the data. */
  readonly pointer: string
  /** As JSON; null on a side that does not have the value. */
  readonly before: string | null
  readonly after: string | null
}

/** Finds the changed values that the readers do not tell apart. Both answers must be cut alike. */
export function unreadValues(before: Answered, after: Answered): UnreadValue[] {
  if (isReordered(before, after)) return []
  const sides = new UnreadSides(before, after)
  const { document: one, answer } = before.recording
  const { document: other } = after.recording
  return changedPaths(one, other).flatMap(({ path, beforeNode, afterNode }): UnreadValue[] => {
    if (isEmptyAt(one, beforeNode) && isEmptyAt(other, afterNode)) return []
    const place = placeIn(answer, path)
    if (place === 'elsewhere' || place === 'noise') return []
    const pointer = pointerOf(path)
    const change = { at: '', before: rawAt(one, beforeNode), after: rawAt(other, afterNode) }
    if (place === 'answer') return [{ facet: 'answer', pointer, before: change.before, after: change.after }]
    if (!isLine(place)) return sides.judged(place.item, pointer, [{ ...change, at: place.at }])
    return sides.judged(place.item, `${pointer} `, changedInLines(before, after, place.item))
  })
}

interface ChangedValue {
  /** Pointer from the fields of the item, or from the data of a line. */
  readonly at: string
  readonly before: string | null
  readonly after: string | null
}

/** What is known of the values of two answers. */
class UnreadSides {
  private readonly sides: readonly Answered[]
  private readonly noise: readonly Map<number, string[]>[]
  private readonly texts: readonly string[]

  constructor(before: Answered, after: Answered) {
    this.sides = [before, after]
    this.noise = this.sides.map(noisePlaces)
    this.texts = this.sides.flatMap(({ assembled }) =>
      assembled.rest.flatMap(({ path, isText }) => (isText ? [path] : [])),
    )
  }

  judged(item: number, pointer: string, values: readonly ChangedValue[]): UnreadValue[] {
    return values.flatMap(({ at, before, after }): UnreadValue[] => {
      if (this.isNoise(item, at) || this.isText(at, before, after)) return []
      const facet = this.sides.some((side) => isCount(side, at)) ? 'usage' : 'answer'
      return [{ facet, pointer: pointer.endsWith(' ') ? pointer + at : pointer, before, after }]
    })
  }

  private isNoise(item: number, at: string): boolean {
    return this.noise.some((noise) =>
      noise.get(item)?.some((place) => at === place || at.startsWith(`${place}/`)),
    )
  }

  /** Whether both are pieces of a text of the rest. The texts are compared as a whole, however they are cut. */
  private isText(at: string, before: string | null, after: string | null): boolean {
    const isPiece = (raw: string | null): boolean => raw === null || raw.startsWith('"')
    return isPiece(before) && isPiece(after) && this.texts.some((path) => path.endsWith(at))
  }
}

function rawAt(document: JsonDocument, node: JsonNode | undefined): string | null {
  return node === undefined ? null : rawOf(document, node)
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
  readonly item: number
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
  const item = isList ? Number(inBody[0] ?? 0) : 0
  const at = pointerOf(isList ? inBody.slice(1) : inBody)
  const within = items[item]?.within ?? ''
  if (at === '' || at.startsWith(within)) return { item, at: at.slice(within.length) }
  // Around its fields an item has its class, which is noise, and sometimes more.
  const name = String(inBody[isList ? 1 : 0] ?? '')
  return name in (items[item]?.beside ?? {}) ? { item, at } : 'noise'
}

function startsWith(path: readonly (string | number)[], start: readonly (string | number)[]): boolean {
  return start.every((step, index) => path[index] === step)
}

/** The places of noise by the item of the answer that has it. */
function noisePlaces({ ledger, assembled }: Answered): Map<number, string[]> {
  const places = new Map<number, string[]>()
  for (const { chunk, at } of ledger.noise) {
    const item = itemOfChunk(assembled, chunk)
    places.set(item, [...(places.get(item) ?? []), at])
  }
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

function changedInLines(before: Answered, after: Answered, item: number): ChangedValue[] {
  const [one, other] = [before, after].map(({ recording }) =>
    dataOf(recording.answer.items[item]?.value ?? null),
  )
  // Lines without JSON are read as they are, so a change of one is seen already.
  return one === undefined || other === undefined ? [] : leavesThatDiffer(one, other, '')
}

function dataOf(line: JsonValue): JsonValue | undefined {
  const data = /^\uFEFF?data: ?(.*)$/s.exec(typeof line === 'string' ? line : '')?.[1]
  try {
    return data === undefined ? undefined : JSON.parse(data)
  } catch {
    return undefined
  }
}

function leavesThatDiffer(one: JsonValue, other: JsonValue, at: string): ChangedValue[] {
  if (isSame(one, other)) return []
  const isBoth = (isObject(one) && isObject(other)) || (Array.isArray(one) && Array.isArray(other))
  if (!isBoth || one === null || other === null)
    return [{ at, before: JSON.stringify(one), after: JSON.stringify(other) }]
  const [a, b] = [Object.entries(one), Object.entries(other)].map(
    (members) => new Map<string, JsonValue>(members),
  )
  const keys = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])
  return [...keys].flatMap((key) =>
    leavesThatDiffer(a?.get(key) ?? null, b?.get(key) ?? null, at + stepOf(key)),
  )
}
