import { type JsonDocument, type JsonNode, kindOf, membersOf, rawOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { field } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import { type CutText, dataNode, type Facts, factsOf, nodeBelow, writtenValue } from './view-written'

/** What went wrong, in words and in the values that were recorded with it. */
export interface FailureView {
  readonly message: string
  readonly facts: Facts
  /** What the provider answered, of an exception that keeps it. */
  readonly answered: Facts
  /** The whole of what was recorded. */
  readonly details: CutText | null
  /** True when the facts do not tell all of it. */
  readonly hasMore: boolean
}

/** @param message of the failure as it was assembled; empty when there was none */
export function failureView(recording: Recording, message: string): FailureView | null {
  const isException = field(field(recording.value, 'response'), 'is_exception') === true
  if (!isException && message === '') return null
  const said = message || 'The call ended with an exception.'
  const { document } = recording
  const node = nodeOf(recording)
  if (node === undefined) {
    return { message: said, facts: statusFacts(document), answered: [], details: null, hasMore: false }
  }
  if (recording.kind === 'tool' && !isException) return toolFailure(document, node, said)
  const inner = nodeBelow(document, node, isInException(document) ? 'body' : 'error')
  const own = factsOf(document, node).filter(([name, value]) => name !== 'message' && value !== said)
  const more = factsOf(document, inner).filter(([, value]) => value !== said)
  const isAnswer = !isInException(document)
  return {
    message: said,
    facts: isAnswer ? [...statusFacts(document), ...more, ...outside(own, more)] : own,
    answered: isAnswer ? [] : more,
    details: writtenValue(document, node),
    hasMore: holdsMore(document, node, inner) || (inner !== undefined && holdsMore(document, inner)),
  }
}

/** Where the failure is recorded; nothing when only its message is. */
function nodeOf({ document, kind }: Recording): JsonNode | undefined {
  if (isInException(document)) return nodeAt(document, ['response', 'exception_data'])
  return kind === 'error' || kind === 'tool' ? nodeAt(document, ['response', 'body']) : undefined
}

function isInException(document: JsonDocument): boolean {
  const node = nodeAt(document, ['response', 'exception_data'])
  return node !== undefined && kindOf(document, node) === 'object'
}

function statusFacts(document: JsonDocument): Facts {
  return factsOf(document, nodeAt(document, ['response'])).filter(([name]) => name === 'status')
}

/** Facts of the body around an error, but for those that the error itself tells. */
function outside(own: Facts, inner: Facts): Facts {
  const names = new Set(inner.map(([name]) => name))
  return own.filter(([name, value]) => !names.has(name) && `${name} ${value}` !== 'type error')
}

function toolFailure(document: JsonDocument, body: JsonNode, message: string): FailureView {
  const code = factsOf(document, dataNode(document, body)).filter(([name]) => name === 'error_code')
  const facts: Facts = code.map(([, value]) => ['code', value])
  return { message, facts, answered: [], details: writtenValue(document, body), hasMore: false }
}

/** True when an object has lists or objects that hold something, beside one that is told elsewhere. */
function holdsMore(document: JsonDocument, node: JsonNode, told?: JsonNode): boolean {
  return membersOf(document, node).some(({ value }) => {
    const kind = kindOf(document, value)
    const isEmpty = /^(\[\s*\]|\{\s*\})$/.test(rawOf(document, value).slice(0, 40))
    return value !== told && (kind === 'object' || kind === 'array') && !isEmpty
  })
}
