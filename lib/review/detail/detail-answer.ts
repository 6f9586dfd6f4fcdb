import type { Answered, ReplayedMessage } from '../facets/answer'
import { isSameAnswer } from '../facets/differences'
import type { UnreadValue } from '../facets/unread'
import { besideChanges } from './detail-beside'
import { type FieldChange, type FieldChanges, textFieldChanges } from './field-changes'

/** A text on both sides; null on a side that does not have it. */
export interface TextChange {
  readonly before: string | null
  readonly after: string | null
  readonly isSame: boolean
}

/** A tool call on both sides. */
export interface CallChange {
  readonly name: TextChange
  readonly arguments: TextChange
  /** The arguments that differ; null if a side is missing or its arguments are not JSON. */
  readonly fields: readonly FieldChange[] | null
}

/** The message of one choice on both sides. */
export interface MessageChange {
  readonly index: number
  readonly text: TextChange
  readonly reasoning: TextChange
  readonly refusal: TextChange
  readonly finishReason: TextChange
  /** Paired by their place in the message. */
  readonly toolCalls: readonly CallChange[]
}

/** The answer that replay gives to the test, before and after. */
export interface AnswerDetail {
  readonly isSame: boolean
  readonly messages: readonly MessageChange[]
  /** The values outside the lanes that differ, and their number; null if neither side has any. */
  readonly value: FieldChanges | null
  /** The message of the failure. */
  readonly failure: TextChange
}

/**
 * Compares two answers. Pass null for a side that is missing or cannot be read.
 * @param unread the values that differ though both answers read the same
 */
export function answerDetail(
  before: Answered | null,
  after: Answered | null,
  unread: readonly UnreadValue[],
): AnswerDetail {
  return {
    isSame: before && after ? isSameAnswer(before, after) : before === after,
    messages: messageChanges(before?.said.messages ?? [], after?.said.messages ?? []),
    value: besideChanges(before, after, unread),
    failure: textChange(failureText(before), failureText(after)),
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

function messageChanges(
  before: readonly ReplayedMessage[],
  after: readonly ReplayedMessage[],
): MessageChange[] {
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

type Calls = ReplayedMessage['toolCalls']

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
