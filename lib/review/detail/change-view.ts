import type { Problem } from '#lib/check/problem'
import { NEVER_READ } from '#lib/check/same-request'
import type { PackedDeltas } from '#lib/message/stream'
import type { Change, ChangeHash, Facet, Pair, Status, Version } from '../change'
import type { CountChange, Detail } from './detail'
import type { CallChange, MessageChange } from './detail-answer'
import type { SentRequest } from './detail-sent'
import { type Cut, type Room, type ShownField, type SidesText, TextCutter } from './shown'

/** A tool call on both sides. */
export interface CallSides {
  readonly name: SidesText | null
  readonly arguments: SidesText | null
  /** The arguments that differ; null if they cannot be compared. */
  readonly fields: readonly ShownField[] | null
}

/** The message of one choice on both sides. */
export interface MessageSides {
  readonly index: number
  readonly text: SidesText | null
  readonly reasoning: SidesText | null
  readonly refusal: SidesText | null
  readonly finishReason: SidesText | null
  readonly calls: readonly CallSides[]
}

/** A value of the request that differs, and the role of the message in which it is. */
export interface RequestField extends ShownField {
  readonly role: string | null
}

/** The request of the only side that has one, cut for a page. */
export interface SentView {
  readonly target: Cut | null
  readonly messages: readonly { readonly role: string; readonly text: Cut }[]
  readonly tools: readonly { readonly name: string; readonly text: Cut }[]
  readonly parameters: readonly ShownField[]
}

/** Everything the page shows of one change before the reader opens more of it. */
export interface ChangeView {
  readonly path: string
  readonly status: Status
  readonly facets: readonly Facet[]
  readonly test: Change['test']
  readonly model: string
  readonly kind: string
  /** The path of the recording at each end. */
  readonly paths: Sides<string>
  readonly testIds: Sides<string>
  readonly invalid: Sides<Problem>
  readonly replay: {
    readonly before: ChangeHash | null
    readonly after: ChangeHash | null
    /** The name that replay looks for. */
    readonly newName: string | null
    readonly isWorse: boolean
    /** The recording that replay takes instead; null when there is none. */
    readonly answeredBy: string | null
    readonly reason: string
    readonly fields: readonly ShownField[] | null
  }
  readonly messages: readonly MessageSides[]
  readonly value: { readonly fields: readonly ShownField[]; readonly total: number } | null
  readonly failure: SidesText | null
  readonly request: {
    readonly fields: readonly RequestField[]
    readonly total: number
    readonly sameMessages: number
  }
  /** null if there are two requests to compare. */
  readonly sent: SentView | null
  readonly usage: readonly CountChange[]
  readonly chunks: Sides<number>
}

/** A value of each side; null on a side that does not have one. */
export interface Sides<Value> {
  readonly before: Value | null
  readonly after: Value | null
}

/** The stream of one side. */
export interface ChunksOfSide {
  readonly count: number
  readonly deltas: PackedDeltas
}

/** Limits of a page's texts, in characters, when a change is first shown. */
export const FIRST_ROOM: Room = { each: 12_000, all: 60_000 }
/** Limits when the reader asks for the whole texts. */
export const LARGE_ROOM: Room = { each: 1_000_000, all: 4_000_000 }

/**
 * Makes the page's view of a change.
 * @param detail of the pair
 * @param room limits to which texts are cut
 */
export function changeView(change: Change, pair: Pair, detail: Detail, room: Room): ChangeView {
  const shown = new TextCutter(room)
  const { path, status, facets, test, model, kind } = change
  const { answer, replay, request } = detail
  return {
    ...{ path, status, facets, test, model, kind },
    paths: { before: pair.before?.path ?? null, after: pair.after?.path ?? null },
    testIds: { before: testIdOf(pair.before), after: testIdOf(pair.after) },
    invalid: detail.invalid,
    replay: {
      ...replay,
      answeredBy: change.answeredBy,
      reason: change.answeredBy === null ? replay.reason : NEVER_READ,
      fields: replay.fields?.map((field) => shown.field(field)) ?? null,
    },
    messages: answer.messages.map((message) => messageView(message, shown)),
    value: answer.value && {
      fields: answer.value.changes.map((field) => shown.field(field)),
      total: answer.value.total,
    },
    failure: shown.text(answer.failure),
    request: {
      fields: request.changes.map((field) => ({ ...shown.field(field), role: field.role })),
      total: request.total,
      sameMessages: request.sameMessages,
    },
    sent: detail.sent && sentView(detail.sent, pair, shown),
    usage: detail.usage,
    chunks: detail.chunks,
  }
}

function sentView(
  { target, messages, tools, parameters }: SentRequest,
  { after }: Pair,
  shown: TextCutter,
): SentView {
  const isNew = after !== null && after.recording.kind !== 'unreadable'
  return {
    target: target === '' ? null : shown.one(target),
    messages: messages.map(({ role, text }) => ({ role, text: shown.one(text) })),
    tools: tools.map(({ name, text }) => ({ name, text: shown.one(text) })),
    parameters: parameters.map(({ name, text }) =>
      shown.field({ pointer: name, before: isNew ? null : text, after: isNew ? text : null }),
    ),
  }
}

function messageView(message: MessageChange, shown: TextCutter): MessageSides {
  return {
    index: message.index,
    text: shown.text(message.text),
    reasoning: shown.text(message.reasoning),
    refusal: shown.text(message.refusal),
    finishReason: shown.text(message.finishReason),
    calls: message.toolCalls.map((call) => callView(call, shown)),
  }
}

function callView({ name, arguments: given, fields }: CallChange, shown: TextCutter): CallSides {
  return {
    name: shown.text(name),
    arguments: shown.text(given),
    fields: fields?.map((field) => shown.field(field)) ?? null,
  }
}

function testIdOf(version: Version | null): string | null {
  return version && version.recording.kind !== 'unreadable' ? version.recording.testId : null
}
