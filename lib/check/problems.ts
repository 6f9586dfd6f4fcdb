import type { HashResult } from '#lib/formats/recorder/hash'
import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import { type JsonPath, pathOf } from '#lib/json/pointer'
import { field, listField, stringField } from '#lib/json/value'
import type { Assembled } from '#lib/message/message'
import { isMessageStream } from '#lib/wire/assemble'
import type { Problem } from './problem'
import { problemAt } from './schema-problems'

/**
 * Every problem of a recording: of its schema, of its request hash, of its ids, of its stream and of its form.
 * What to do about each is documented (docs/interfaces.md, 5).
 */
export function problemsOf(recording: Recording, assembled: Assembled, hash: HashResult): Problem[] {
  return [
    ...recording.problems,
    ...hashProblems(recording, hash),
    ...idProblems(recording, hash),
    ...streamProblems(recording, assembled),
    ...argumentProblems(recording, assembled),
    ...kindProblems(recording),
    ...formProblems(recording),
  ]
}

function hashProblems(recording: Recording, { name, computed, verdict, fileName }: HashResult): Problem[] {
  if (verdict === 'mismatch') {
    const what = name === computed ? 'The name has another form' : 'The name is the hash of another request'
    const message = `${what}: replay looks for ${fileName ?? 'another file'}.`
    return [problemAt(recording, 'hash-mismatch', message, ['request'])]
  }
  if (verdict === 'older') {
    const message = `The name follows an earlier rule: replay looks for ${fileName ?? 'another file'} today.`
    return [problemAt(recording, 'hash-older', message, ['request'])]
  }
  return []
}

function idProblems(recording: Recording, { name }: HashResult): Problem[] {
  const body = bodyOf(recording)
  const isList = Array.isArray(body)
  const expected = `rec-${name.slice(0, 12)}`
  for (const [index, item] of (isList ? body : [body]).entries()) {
    const data = field(item, '__data__')
    const id = stringField(data ?? item, 'id')
    if (!id.startsWith('rec-') || id === expected) continue
    const path = [
      'response',
      'body',
      ...(isList ? [index] : []),
      ...(data === undefined ? [] : ['__data__']),
      'id',
    ]
    return [problemAt(recording, 'id-differs', `The id is not ${expected}, as the recorder writes it.`, path)]
  }
  return []
}

function streamProblems(recording: Recording, { messages }: Assembled): Problem[] {
  if (!isMessageStream(recording.kind)) return []
  const response = field(recording.value, 'response')
  if (field(response, 'is_exception') === true) {
    const message = 'The stream broke off with an exception.'
    return [problemAt(recording, 'stream-unfinished', message, ['response', 'exception_message'])]
  }
  if (messages.length > 0 && messages.every(({ finishReason }) => finishReason !== null)) return []
  const last = listField(response, 'body').length - 1
  const message = 'The stream ends without a finish reason.'
  return [
    problemAt(recording, 'stream-unfinished', message, ['response', 'body', ...(last < 0 ? [] : [last])]),
  ]
}

function argumentProblems(recording: Recording, { messages, deltas }: Assembled): Problem[] {
  return messages.flatMap(({ index, toolCalls }) =>
    toolCalls.flatMap((call, number) => {
      if (call.freeText || call.arguments === '' || isJson(call.arguments)) return []
      const message = `The arguments of the call of ${call.name || 'a tool'} are not JSON.`
      const last = deltas.findLast(({ choice, lane }) => choice === index && lane === `tool:${number}`)
      const place = last
        ? [last.chunk, ...pathOf(last.pointer)]
        : (pathTo(bodyOf(recording), call.arguments) ?? [])
      return [problemAt(recording, 'arguments-not-json', message, ['response', 'body', ...place])]
    }),
  )
}

/** Where a text stands in the body of an answer that came whole. */
function pathTo(value: JsonValue, text: string): JsonPath | null {
  if (value === text) return []
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const path = pathTo(inner, text)
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path]
  }
  return null
}

function bodyOf(recording: Recording): JsonValue {
  return field(field(recording.value, 'response'), 'body') ?? null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function kindProblems(recording: Recording): Problem[] {
  if (recording.kind !== 'unknown') return []
  const message = 'The response is of no known kind; it is shown as it is.'
  return [problemAt(recording, 'unknown-kind', message, ['response', 'body'])]
}

function formProblems(recording: Recording): Problem[] {
  if (recording.isWritten) return []
  if (recording.text.startsWith('\ufeff')) {
    const message = 'The file starts with a byte order mark: replay cannot read it. Save it without one.'
    return [{ ...problemAt(recording, 'byte-order-mark', message, []), column: 1 }]
  }
  const message = 'The file is not in the form that the recorder writes; replay reads it all the same.'
  return [problemAt(recording, 'other-form', message, [])]
}
