import type { Problem } from '#lib/check/problem'
import type { Opened } from '#lib/entry/open-recording'
import { parseTestId, type TestName } from '#lib/exchange/test-id'
import { itemsOf, type JsonSpan, spanOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { field } from '#lib/json/value'
import { writtenItems } from '#lib/json/written-items'
import type { Lane, Message } from '#lib/message/message'
import { usageText } from '#lib/message/message'
import { type PackedDeltas, packDeltas } from '#lib/message/stream'
import type { Recording } from '#lib/wire/recording'
import { plainDeltas } from './plain-deltas'
import { cutOf } from './shorten'
import { type FailureView, failureView } from './view-failure'
import { type RequestView, requestView } from './view-request'
import { type ValueView, valueView } from './view-value'
import { type CutText, writtenValue } from './view-written'

/** A text of the answer: as much of it as a page takes, and how long it is. */
export interface LaneText {
  readonly lane: Lane
  readonly text: string
  /** Characters of the whole text. */
  readonly length: number
}

export interface CallView extends LaneText {
  readonly id: string | null
  readonly name: string
}

/** One choice of the answer. */
export interface AnswerView {
  readonly index: number
  readonly role: string
  readonly reasoning: LaneText
  readonly text: LaneText
  readonly calls: readonly CallView[]
  readonly refusal: LaneText
  readonly finishReason: string | null
}

/** The chunks of a stream: where each stands in the text of the file (UTF-16 units), and how many bytes it has. */
export interface ChunksView {
  readonly deltas: PackedDeltas
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** null when each chunk has as many bytes as characters, as in all files of the recorder: they are ASCII. */
  readonly bytes: readonly number[] | null
}

/** What is shown of a recording beside its request. Small enough to be sent whole, however large the file is. */
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
  /** null when the answer came at once. */
  readonly chunks: ChunksView | null
  readonly failure: FailureView | null
  /** The response's value, where it is no message, as a person reads it. */
  readonly value: ValueView | null
  /** The response's value as it is recorded, where there is nothing else to show. */
  readonly rest: CutText | null
  /** What the answer holds and no reader claims: the part `rest` of the searched texts, each as long as a page takes. */
  readonly restTexts: readonly string[]
}

/** Characters of one text that a page takes; the file has the rest. */
const MAX_TEXT = 200_000
const MAX_CALLS = 400

/** What the page of a recording shows, from the recording as it was read and opened. */
export function viewOf(recording: Recording, opened: Opened): RecordingView {
  const { row } = opened.entry
  const { messages, usage } = opened.assembled
  const failure = failureView(recording, row.error)
  const value = valueView(recording)
  const isSetOut = value?.type === 'tool' && value.content !== null
  const answers =
    recording.kind === 'tool' ? messages.filter(({ text }) => text !== '' && !isSetOut) : messages
  const isShown = value !== null || answers.length > 0 || failure?.details
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
    problems: opened.problems,
    request: requestView(recording, opened.conversation),
    answers: answers.map(answerOf),
    chunks: chunksOf(recording, opened),
    failure,
    value,
    rest: isShown || recording.kind === 'exception' ? null : restOf(recording),
    restTexts: opened.entry.texts.rest.map(shownText),
  }
}

function laneText(lane: Lane, text: string): LaneText {
  return {
    lane,
    text: shownText(text),
    length: text.length,
  }
}

function shownText(text: string): string {
  return text.slice(0, cutOf(text, { characters: MAX_TEXT, rows: 20_000 }))
}

function answerOf(message: Message): AnswerView {
  return {
    index: message.index,
    role: message.role,
    reasoning: laneText('reasoning', message.reasoning),
    text: laneText('text', message.text),
    refusal: laneText('refusal', message.refusal),
    calls: message.toolCalls.slice(0, MAX_CALLS).map(({ id, name, arguments: given }, index) => ({
      ...laneText(`tool:${index}`, given),
      id,
      name,
    })),
    finishReason: message.finishReason,
  }
}

function chunksOf(recording: Recording, opened: Opened): ChunksView | null {
  const { text, value } = recording
  const response = field(value, 'response')
  const isStream = field(response, 'is_streaming') === true && Array.isArray(field(response, 'body'))
  const spans = isStream ? spansOf(recording) : null
  if (!spans) return null
  const { deltas } = opened.assembled
  return {
    deltas: packDeltas(deltas.length > 0 ? opened.assembled : { deltas: plainDeltas(recording) }),
    starts: spans.map(({ start }) => start),
    ends: spans.map(({ end }) => end),
    bytes: opened.entry.row.bytes === text.length ? null : bytesOf(text, spans),
  }
}

/** Where the items of the body stand. */
function spansOf(recording: Recording): readonly JsonSpan[] | null {
  const path = ['response', 'body']
  if (recording.isWritten) return writtenItems(recording.text, path)
  const { document } = recording
  const body = nodeAt(document, path)
  return body === undefined ? null : itemsOf(document, body).map((node) => spanOf(document, node))
}

function bytesOf(text: string, spans: readonly { start: number; end: number }[]): number[] {
  const encoder = new TextEncoder()
  return spans.map(({ start, end }) => encoder.encode(text.slice(start, end)).length)
}

function restOf({ document }: Recording): CutText | null {
  const body = nodeAt(document, ['response', 'body'])
  return body === undefined ? null : writtenValue(document, body)
}
