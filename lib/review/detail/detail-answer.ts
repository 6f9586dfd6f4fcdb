import type { JsonValue } from '#lib/json/document'
import type { Answered, SaidMessage } from '../facets/answer'
import { isSame } from '../facets/same'
import { type FieldChange, type FieldChanges, textFieldChanges } from './field-changes'

/** A text on both sides; null on a side that has none. */
export interface TextChange {
  readonly before: string | null
  readonly after: string | null
  readonly isSame: boolean
}

export interface CallChange {
  readonly name: TextChange
  readonly arguments: TextChange
  /** Which arguments differ; null when a side is missing or its arguments are no JSON. */
  readonly fields: readonly FieldChange[] | null
}

/** The message of one choice. */
export interface MessageChange {
  readonly index: number
  readonly text: TextChange
  readonly reasoning: TextChange
  readonly refusal: TextChange
  readonly finishReason: TextChange
  /** By their place in the message. */
  readonly toolCalls: readonly CallChange[]
}

/** What replay gives to the test, before and after. */
export interface AnswerDetail {
  readonly isSame: boolean
  readonly messages: readonly MessageChange[]
  /** Of kinds without messages: which values differ, and how many do. */
  readonly value: FieldChanges | null
  /** What went wrong, in words. */
  readonly failure: TextChange
}

type Sides = readonly [before: Answered | null, after: Answered | null]

/** Compares two answers; a side that is missing or cannot be read is null. */
export function answerDetail(...sides: Sides): AnswerDetail {
  const [before, after] = sides.map((side) => side?.answer ?? null)
  return {
    isSame: isSame((before ?? null) as JsonValue, (after ?? null) as JsonValue),
    messages: messageChanges(before?.messages ?? [], after?.messages ?? []),
    value: valueChange(sides),
    failure: textChange(failureText(sides[0]), failureText(sides[1])),
  }
}

function textChange(before: string | null, after: string | null): TextChange {
  return { before, after, isSame: before === after }
}

function failureText(side: Answered | null): string | null {
  const failure = side?.assembled.failure
  if (!failure) return null
  const status = failure.status === null ? '' : `HTTP ${failure.status}`
  return [failure.type, status, failure.message].filter((part) => part !== '').join(': ')
}

function messageChanges(before: readonly SaidMessage[], after: readonly SaidMessage[]): MessageChange[] {
  const indexes = [...new Set([...before, ...after].map(({ index }) => index))].sort((a, b) => a - b)
  return indexes.map((index) => {
    const one = before.find((message) => message.index === index)
    const other = after.find((message) => message.index === index)
    const of = (key: 'text' | 'reasoning' | 'refusal' | 'finishReason'): TextChange =>
      textChange(one?.[key] ?? null, other?.[key] ?? null)
    return {
      index,
      text: of('text'),
      reasoning: of('reasoning'),
      refusal: of('refusal'),
      finishReason: of('finishReason'),
      toolCalls: callChanges(one?.toolCalls ?? [], other?.toolCalls ?? []),
    }
  })
}

type Calls = SaidMessage['toolCalls']

function callChanges(before: Calls, after: Calls): CallChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, place) => {
    const [one, other] = [before[place], after[place]]
    const fields = one && other ? textFieldChanges(one.arguments, other.arguments) : null
    return {
      name: textChange(one?.name ?? null, other?.name ?? null),
      arguments: textChange(one?.arguments ?? null, other?.arguments ?? null),
      fields: fields?.changes ?? null,
    }
  })
}

function valueChange([before, after]: Sides): AnswerDetail['value'] {
  const [one, other] = [before?.answer.value ?? null, after?.answer.value ?? null]
  if (one === null && other === null) return null
  if (isList(before) && isList(after)) return listChanges(one, other)
  return textFieldChanges(JSON.stringify(one), JSON.stringify(other))
}

const isList = (side: Answered | null): boolean => side === null || side.family === 'openai-models'

/** Of lists without an order: what is on one side only. */
function listChanges(before: JsonValue, after: JsonValue): FieldChanges {
  const [one, other] = [before, after].map((list) => (Array.isArray(list) ? list.map(String) : []))
  const gone = (one ?? []).filter((item) => !other?.includes(item))
  const come = (other ?? []).filter((item) => !one?.includes(item))
  const changes = [
    ...gone.map((item) => ({ pointer: '', before: item, after: null })),
    ...come.map((item) => ({ pointer: '', before: null, after: item })),
  ]
  return { changes, total: changes.length }
}
