import type { Problem } from '#lib/check/problem'
import { areArgumentsFine, placed } from '#lib/check/problems'
import type { Opened } from '#lib/entry/open-recording'
import type { ChunkItems } from '#lib/exchange/event-lines'
import { parseTestId, type TestName } from '#lib/exchange/test-id'
import { itemsOf, type JsonSpan, spanOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { nodeAt, pointerOf } from '#lib/json/pointer'
import { writtenItems } from '#lib/json/written-items'
import type { Assembled, Lane, Message } from '#lib/message/message'
import { usageText } from '#lib/message/message'
import { type PackedDeltas, packDeltas } from '#lib/message/stream'
import type { Recording } from '#lib/wire/recording'
import { restKey } from './match-keys'
import { cutOf } from './shorten'
import { isShownElsewhere } from './shown-texts'
import { type DataPartView, dataViews } from './view-data'
import { type FailureView, failureView } from './view-failure'
import { type TokenView, tokenViews } from './view-logprobs'
import { type RequestView, requestView } from './view-request'
import { type RestViews, restViews } from './view-rest'
import { type ValueView, valueView } from './view-value'

/** A text of the answer, cut to a page's limit. */
export interface LaneText {
  readonly lane: Lane
  readonly text: string
  /** Length of the whole text in characters. */
  readonly length: number
  /** Offsets at which another part of the text begins. */
  readonly borders: readonly number[]
}

/** A tool call of the answer; its text is the arguments. */
export interface CallView extends LaneText {
  readonly id: string | null
  readonly name: string
  /** Why the arguments are not JSON, in words; null if they are, or need not be. */
  readonly notJson: string | null
}

/** The message of one choice of the answer. */
export interface AnswerView {
  readonly index: number
  readonly role: string
  readonly reasoning: LaneText
  readonly text: LaneText
  readonly calls: readonly CallView[]
  readonly refusal: LaneText
  readonly finishReason: string | null
  /** The tokens of the text whose probabilities are recorded, in their order. */
  readonly tokens: readonly TokenView[]
}

/** A model that answered, and its key among the searched texts of the page. */
export interface ModelView {
  readonly key: string
  readonly name: string
}

/**
 * The chunks of a stream: where each starts and ends in the text of the file (in UTF-16 units), and its size in bytes. A
 * chunk is an item of the answer, or the lines of a server-sent event.
 */
export interface ChunksView {
  /** JSON pointer of the list that holds them. */
  readonly pointer: string
  readonly deltas: PackedDeltas
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** null if the text is ASCII, as in all files of the recorder: then bytes are characters. */
  readonly bytes: readonly number[] | null
  /** For lines of server-sent events: the item with each chunk's data. Null where every item is a chunk. */
  readonly lines: readonly number[] | null
}

/**
 * What the page of a recording shows apart from its request. Small enough to be sent whole, however large the file is.
 */
export interface RecordingView {
  readonly path: string
  readonly kind: string
  readonly test: TestName | null
  readonly model: string
  readonly provider: string
  readonly endpoint: string
  readonly httpStatus: number | null
  readonly finishReason: string | null
  readonly usage: string
  readonly bytes: number
  readonly hash: { readonly name: string; readonly verdict: Opened['hash']['verdict'] }
  readonly problems: readonly Problem[]
  readonly request: RequestView
  readonly answers: readonly AnswerView[]
  /** null if the answer was not streamed. */
  readonly chunks: ChunksView | null
  readonly failure: FailureView | null
  /** Whether anything came back, even if it has no content. */
  readonly hasItems: boolean
  /** Whether the body is a list, even an empty one. */
  readonly isList: boolean
  /** The response, if it is not a message, as a person reads it. */
  readonly value: ValueView | null
  /** Other content of the answer: outside the lanes, and not read as text. */
  readonly rest: RestViews
  readonly data: readonly DataPartView[]
  /** The models that answered, except the one that was asked. */
  readonly models: readonly ModelView[]
}

/** The most characters of one text on a page; the file has the rest. */
const MAX_TEXT = 200_000
const MAX_CALLS = 400

/** Makes the view of a recording from the recording as it was read and opened. */
export function viewOf(recording: Recording, opened: Opened): RecordingView {
  const { row } = opened.entry
  const { messages, usage, rest, data, models } = opened.assembled
  const failure = failureView(recording, row.error)
  const value = valueView(recording)
  const isSetOut = value?.type === 'tool' && value.content !== null
  const answers =
    recording.kind === 'tool' ? messages.filter(({ text }) => text !== '' && !isSetOut) : messages
  return {
    path: recording.path,
    kind: recording.kind,
    test: recording.testId === null ? null : parseTestId(recording.testId, row.model),
    model: row.model,
    provider: row.provider,
    endpoint: row.endpoint,
    httpStatus: row.httpStatus,
    finishReason: row.finishReason,
    usage: usage ? usageText(usage) : '',
    bytes: row.bytes,
    hash: { name: row.hash.name, verdict: row.hash.verdict },
    problems: placed(recording, opened.findings),
    request: requestView(recording, opened.conversation),
    answers: answers.map((message) => answerOf(message, opened.assembled)),
    chunks: chunksOf(recording, opened),
    failure,
    hasItems: recording.answer.items.length > 0,
    isList: recording.answer.isList,
    value,
    rest: restViews(rest, isShownElsewhere(recording, opened.assembled, { value, failure })),
    data: dataViews(
      value?.type === 'embeddings' ? data.filter(({ as }) => as !== 'vector') : data,
      recording,
      opened.assembled,
    ),
    models: models.map((name, index) => ({ key: restKey(rest.length + index), name })),
  }
}

function laneText(lane: Lane, text: string, borders: readonly number[] = []): LaneText {
  const end = cutOf(text, { characters: MAX_TEXT, rows: 20_000 })
  return { lane, text: text.slice(0, end), length: text.length, borders }
}

function answerOf(message: Message, assembled: Assembled): AnswerView {
  return {
    index: message.index,
    role: message.role,
    reasoning: laneText('reasoning', message.reasoning, message.borders?.reasoning),
    text: laneText('text', message.text, message.borders?.text),
    refusal: laneText('refusal', message.refusal),
    calls: message.toolCalls.slice(0, MAX_CALLS).map((call, index) => ({
      ...laneText(`tool:${index}`, call.arguments),
      id: call.id,
      name: call.name,
      notJson: areArgumentsFine(call) ? null : notJsonWords(call.arguments),
    })),
    finishReason: message.finishReason,
    tokens: tokenViews(message, assembled),
  }
}

/** Says why arguments are not JSON. */
function notJsonWords(given: string): string | null {
  const parsed = parseDocument(given)
  if (parsed.ok) return null
  const { code, offset, message } = parsed.error
  const left = given.slice(offset).trimEnd()
  const isCut = code === 'not-json' && ['true', 'false', 'null'].some((literal) => literal.startsWith(left))
  if (isCut) return 'they are cut off'
  return message.slice(0, 1).toLowerCase() + message.slice(1, 200).replace(/\.$/, '')
}

function chunksOf(recording: Recording, opened: Opened): ChunksView | null {
  const { text, answer } = recording
  const items = answer.isStreaming && answer.isList ? spansOf(recording) : null
  if (!items) return null
  const { lines } = opened.assembled
  const spans = lines === null ? items : lines.map((chunk) => spanOfLines(items, chunk))
  return {
    pointer: pointerOf(answer.bodyPath),
    deltas: packDeltas(opened.assembled),
    lines: lines === null ? null : lines.map(({ line }) => line),
    starts: spans.map(({ start }) => start),
    ends: spans.map(({ end }) => end),
    bytes: opened.entry.row.bytes === text.length ? null : bytesOf(text, spans),
  }
}

function spanOfLines(items: readonly JsonSpan[], { first, last }: ChunkItems): JsonSpan {
  return { start: items[first]?.start ?? 0, end: items[last]?.end ?? 0 }
}

/** Where the items of the body are in the file. */
function spansOf(recording: Recording): readonly JsonSpan[] | null {
  const { answer, text } = recording
  if (recording.isWritten) return writtenItems(text, answer.bodyPath)
  const { document } = recording
  const body = nodeAt(document, answer.bodyPath)
  return body === undefined ? null : itemsOf(document, body).map((node) => spanOf(document, node))
}

function bytesOf(text: string, spans: readonly { start: number; end: number }[]): number[] {
  const encoder = new TextEncoder()
  return spans.map(({ start, end }) => encoder.encode(text.slice(start, end)).length)
}
