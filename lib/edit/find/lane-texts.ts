import { itemNodes } from '#lib/formats/recorder/places'
import { type JsonDocument, type JsonNode, type JsonSpan, kindOf, spanOf, stringOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { childAt, pathOf } from '#lib/json/pointer'
import { spanInString } from '#lib/json/string-place'
import { type Delta, itemOfChunk } from '#lib/message/message'
import { isTextLane, laneKey, lowerBound, withoutRepeats } from '#lib/message/stream'
import type { Span } from '#lib/query/fold-text'
import { assemble } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import type { ReadText } from './read-texts'

/**
 * Returns the assembled text of each lane of a streamed answer, per choice: what a reader sees in one piece and the JSON
 * holds in many. Content outside the lanes that came in pieces is among them.
 * @param document of the same text as the recording; places are in that text
 */
export function laneTexts(recording: Recording, document: JsonDocument): ReadText[] {
  const lanes = new Map<string, Delta[]>()
  const assembled = assemble(recording)
  for (const delta of withoutRepeats(assembled.deltas)) {
    if (!isTextLane(delta.lane) || delta.text === '') continue
    const key = laneKey(delta.choice, delta.lane, delta.of)
    const known = lanes.get(key)
    if (known) known.push(delta)
    else lanes.set(key, [delta])
  }
  const nodes = itemNodes(document)
  const itemOf = ({ chunk }: Delta): JsonNode | undefined => nodes[itemOfChunk(assembled, chunk)]
  return [...lanes.values()].map((deltas) => laneText(document, itemOf, deltas))
}

function laneText(
  document: JsonDocument,
  itemOf: (delta: Delta) => JsonNode | undefined,
  deltas: readonly Delta[],
): ReadText {
  const starts: number[] = []
  let text = ''
  for (const delta of deltas) {
    starts.push(text.length)
    text += delta.text
  }
  const piecesOf = ({ start, end }: Span): { readonly delta: Delta; readonly within: Span }[] => {
    const first = lowerBound(starts, start + 1) - 1
    return deltas.slice(first, lowerBound(starts, end)).map((delta, index) => {
      const from = starts[first + index] ?? 0
      const within = { start: Math.max(0, start - from), end: Math.min(delta.text.length, end - from) }
      return { delta, within }
    })
  }
  return {
    text,
    placesOf: (stretch) =>
      piecesOf(stretch).flatMap(({ delta, within }) => {
        const item = itemOf(delta)
        return item === undefined ? [] : [placeIn(document, item, delta, within)]
      }),
    partOf: (stretch) => {
      const chunks = piecesOf(stretch).map(({ delta }) => delta.chunk)
      const [first] = deltas
      const [firstChunk] = chunks
      if (first === undefined || firstChunk === undefined) return null
      return { choice: first.choice, lane: first.lane, firstChunk, lastChunk: chunks.at(-1) ?? firstChunk }
    },
  }
}

/**
 * Returns the place of a stretch of a delta. If its value is not a string that reads like the delta, the place is the
 * whole value, or the whole chunk.
 */
function placeIn(document: JsonDocument, item: JsonNode, delta: Delta, within: Span): JsonSpan {
  if (delta.inData !== undefined) return placeInData(document, item, delta, within)
  const node = delta.pointer === '' ? undefined : nodeBelow(document, item, delta.pointer)
  if (node === undefined) return spanOf(document, item)
  const isString = kindOf(document, node) === 'string' && stringOf(document, node) === delta.text
  return isString ? spanInString(document, node, within) : spanOf(document, node)
}

/** As `placeIn`, for a delta in the data of a server-sent event: a string in the JSON that a string of the file holds. */
function placeInData(document: JsonDocument, item: JsonNode, delta: Delta, within: Span): JsonSpan {
  const line = kindOf(document, item) === 'string' ? stringOf(document, item) : ''
  const before = /^\uFEFF?(?:.*[\r\n])?data: ?/.exec(line)?.[0].length ?? 0
  const parsed = parseDocument(line.slice(before).replace(/[\r\n]+$/, ''))
  if (before === 0 || !parsed.ok || !delta.inData) return spanOf(document, item)
  const { document: data } = parsed
  const node = nodeBelow(data, data.root, delta.inData)
  if (node === undefined) return spanOf(document, item)
  const isString = kindOf(data, node) === 'string' && stringOf(data, node) === delta.text
  const place = isString ? spanInString(data, node, within) : spanOf(data, node)
  return spanInString(document, item, { start: before + place.start, end: before + place.end })
}

function nodeBelow(document: JsonDocument, from: JsonNode, pointer: string): JsonNode | undefined {
  let node: JsonNode | undefined = from
  for (const step of pathOf(pointer)) node = node === undefined ? undefined : childAt(document, node, step)
  return node
}
