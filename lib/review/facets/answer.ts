import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, stringField } from '#lib/json/value'
import type { Assembled, Message } from '#lib/message/message'
import { assemble } from '#lib/wire/assemble'
import { familyOf } from './aspect'
import { bodyOf, partOf } from './body'

/** What replay gives to the test, without ids and whatever else says nothing: equal answers are equal values. */
export interface Answer {
  readonly failure: JsonValue
  /** null for a kind without messages. */
  readonly messages: readonly SaidMessage[] | null
  /** null for a kind with messages. */
  readonly value: JsonValue
}

export interface SaidMessage
  extends Pick<Message, 'index' | 'text' | 'reasoning' | 'refusal' | 'finishReason'> {
  readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[]
}

/** The response of a recording, taken apart when it is asked for. */
export class Answered {
  readonly response: JsonValue
  private heldBody: JsonValue | undefined
  private heldAssembled: Assembled | undefined
  private heldAnswer: Answer | undefined

  constructor(readonly recording: Recording) {
    this.response = field(recording.value, 'response') ?? null
  }

  get family(): ReturnType<typeof familyOf> {
    return familyOf(this.recording.kind)
  }

  get body(): JsonValue {
    this.heldBody ??= bodyOf(this.recording)
    return this.heldBody
  }

  get assembled(): Assembled {
    this.heldAssembled ??= assemble(this.recording)
    return this.heldAssembled
  }

  get answer(): Answer {
    this.heldAnswer ??= this.readAnswer()
    return this.heldAnswer
  }

  private readAnswer(): Answer {
    const { response, family } = this
    const isMessage = family === 'message'
    return {
      failure: { ...failureFields(response), error: isMessage ? errorOf(this.assembled) : null },
      messages: isMessage ? this.assembled.messages.map(saidMessage) : null,
      value: isMessage ? null : shownValue(this),
    }
  }
}

function errorOf({ failure }: Assembled): string | null {
  return failure ? failure.message : null
}

function saidMessage({ index, text, reasoning, refusal, finishReason, toolCalls }: Message): SaidMessage {
  const calls = toolCalls.map((call) => ({ name: call.name, arguments: call.arguments }))
  return { index, text, reasoning, refusal, finishReason, toolCalls: calls }
}

const RAISED = ['type', 'message', 'status_code', 'body']

/** What of a response, besides its body, replay gives to the test. */
function failureFields(response: JsonValue): JsonObject {
  const data = field(response, 'exception_data')
  return {
    status: field(response, 'status') ?? null,
    isException: field(response, 'is_exception') ?? false,
    message: field(response, 'exception_message') ?? null,
    data: isObject(data) ? Object.fromEntries(RAISED.map((key) => [key, data[key] ?? null])) : null,
  }
}

/** A response without what `failureFields` gives, and without its body. */
export function aboutResponse(response: JsonValue): JsonObject {
  if (!isObject(response)) return { response }
  const { body: _, status, is_exception, exception_message, exception_data, ...rest } = response
  if (!isObject(exception_data)) return rest
  const about = Object.entries(exception_data).filter(([key]) => !RAISED.includes(key))
  return { ...rest, exception_data: Object.fromEntries(about) }
}

/** The value of a kind without messages. Lists of models have no order, and progress is said more than once. */
function shownValue({ family, body }: Answered): JsonValue {
  if (family === 'openai-models') return [...new Set(modelsOf(body).keys())].sort()
  const value = partOf(family, body, (aspect) => aspect === 'answer') ?? null
  if (family !== 'pull') return value
  return [...new Set((Array.isArray(value) ? value : [value]).map((item) => leavesOf(item).join(' ')))]
}

/** The models of a list by their ids. */
export function modelsOf(body: JsonValue): Map<string, JsonValue> {
  const items = Array.isArray(body) ? body : [body]
  return new Map(items.map((item) => [stringField(field(item, '__data__') ?? item, 'id'), item]))
}

function leavesOf(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [String(value)]
}

/** Where the answer is cut: what each chunk adds to which lane. Chunks that only count tokens do not cut it. */
export function cutsOf({ assembled }: Answered): string {
  const chunks = new Map<number, string[]>()
  for (const { chunk, choice, lane, text } of assembled.deltas) {
    if (lane === 'usage' || lane === 'error') continue
    const said = lane === 'role' || lane === 'other' ? '' : text
    chunks.set(chunk, [...(chunks.get(chunk) ?? []), JSON.stringify([choice, lane, said])])
  }
  return [...chunks.values()].map((lanes) => lanes.join()).join('\n')
}
