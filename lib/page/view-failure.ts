import { type JsonDocument, type JsonNode, kindOf, membersOf, rawOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { isObject } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import { answerNodes, wholeAnswer } from './answer-nodes'
import { type CutText, type Facts, factsOf, nodeBelow, writtenValue } from './view-written'

/** A failure: its message, and the values that were recorded with it. */
export interface FailureView {
  readonly message: string
  /** Whether replay raises it; any other failure is part of the answer. */
  readonly isException: boolean
  readonly facts: Facts
  /** Facts of the provider's answer, if an exception recorded it. */
  readonly answered: Facts
  /** Everything that was recorded of the failure. */
  readonly details: CutText | null
  /** Whether the details hold more than the facts. */
  readonly hasMore: boolean
}

/**
 * Makes the view of a recording's failure; null if there is none.
 * @param message of the assembled failure; empty if there is none
 */
export function failureView(recording: Recording, message: string): FailureView | null {
  const { answer, kind } = recording
  if (!answer.raised && message === '') return null
  const said = message || 'The call ended with an exception.'
  const isException = answer.raised !== null
  const noted = notedOf(recording)
  if (noted === null) {
    const facts = statusFacts(recording)
    return { message: said, isException, facts, answered: [], details: null, hasMore: false }
  }
  const { document, node, isAnswer } = noted
  if (kind === 'tool' && !answer.raised) return toolFailure(document, node, said)
  const inner = isAnswer ? nodeBelow(document, node, 'error') : objectIn(document, node)
  const own = factsOf(document, node).filter(([name, value]) => name !== 'message' && value !== said)
  const more = factsOf(document, inner).filter(([, value]) => value !== said)
  return {
    message: said,
    isException,
    facts: isAnswer ? [...statusFacts(recording), ...more, ...outside(own, more)] : own,
    answered: isAnswer ? [] : more,
    details: writtenValue(document, node),
    hasMore: holdsMore(document, node, inner) || (inner !== undefined && holdsMore(document, inner)),
  }
}

interface Noted {
  readonly document: JsonDocument
  readonly node: JsonNode
  /** Whether the answer itself is the error, rather than an exception. */
  readonly isAnswer: boolean
}

/** The node that holds the failure; null if only its message was recorded. */
function notedOf(recording: Recording): Noted | null {
  const { answer, kind, spelling } = recording
  if (isObject(answer.raised?.details)) {
    const parsed = parseDocument(spelling.of(answer.raised.details))
    return parsed.ok ? { document: parsed.document, node: parsed.document.root, isAnswer: false } : null
  }
  if (kind !== 'error' && kind !== 'tool') return null
  const node = wholeAnswer(answerNodes(recording))
  return node === undefined ? null : { document: recording.document, node, isAnswer: true }
}

/** The provider's answer, taken from an exception's data. */
function objectIn(document: JsonDocument, node: JsonNode): JsonNode | undefined {
  return membersOf(document, node).find(({ value }) => kindOf(document, value) === 'object')?.value
}

function statusFacts({ answer }: Recording): Facts {
  return answer.status === null ? [] : [['status', String(answer.status)]]
}

/** Facts of the body around an error, except those that the error itself has. */
function outside(own: Facts, inner: Facts): Facts {
  const names = new Set(inner.map(([name]) => name))
  return own.filter(([name, value]) => !names.has(name) && `${name} ${value}` !== 'type error')
}

function toolFailure(document: JsonDocument, node: JsonNode, message: string): FailureView {
  const code = factsOf(document, node).filter(([name]) => name === 'error_code')
  const facts: Facts = code.map(([, value]) => ['code', value])
  const details = writtenValue(document, node)
  return { message, isException: false, facts, answered: [], details, hasMore: false }
}

/** Whether an object has lists or objects with content, other than the one that is shown elsewhere. */
function holdsMore(document: JsonDocument, node: JsonNode, told?: JsonNode): boolean {
  return membersOf(document, node).some(({ value }) => {
    const kind = kindOf(document, value)
    const isEmpty = /^(\[\s*\]|\{\s*\})$/.test(rawOf(document, value).slice(0, 40))
    return value !== told && (kind === 'object' || kind === 'array') && !isEmpty
  })
}
