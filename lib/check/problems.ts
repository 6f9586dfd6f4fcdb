import { type Answer, itemPath } from '#lib/exchange/exchange'
import type { HashResult } from '#lib/formats/recorder/hash'
import type { JsonValue } from '#lib/json/document'
import { type JsonPath, pathOf } from '#lib/json/pointer'
import { isObject } from '#lib/json/value'
import { type Assembled, itemOfChunk, type ToolCall } from '#lib/message/message'
import { isMessageStream, isOfLines } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import type { Problem } from './problem'
import { isLookedIn, placesOf } from './replay-folder'
import { problemAt, schemaProblems } from './schema-problems'
import { schemaOf } from './schemas'

/**
 * Finds every problem of a recording: of its schema, request hash, folder, ids, stream, tool calls' arguments, kind and
 * form. What to do about each is in (docs/interfaces.md, 5).
 */
export function problemsOf(recording: Recording, assembled: Assembled, hash: HashResult): Problem[] {
  return [
    ...schemaProblemsOf(recording),
    ...hashProblems(recording, hash),
    ...folderProblems(recording, hash),
    ...idProblems(recording, hash),
    ...streamProblems(recording, assembled),
    ...argumentProblems(recording, assembled),
    ...kindProblems(recording),
    ...formProblems(recording),
  ]
}

/** The problems that the schema of its kind finds in a recording: `missing-field`, `wrong-type` and `bad-value`. */
export function schemaProblemsOf(recording: Recording): Problem[] {
  const { kind, call, answer } = recording
  return schemaProblems(recording, schemaOf(kind, call.shape, raisedIn(answer), isOfLines(recording)))
}

/** Tells which form an exception has: the older one has a message only (docs/format.md, 6). */
function raisedIn({ raised }: Answer): 'nothing' | 'message' | 'data' {
  if (raised === null) return 'nothing'
  return raised.details === null && raised.message !== '' ? 'message' : 'data'
}

function hashProblems(recording: Recording, { name, computed, verdict, fileName }: HashResult): Problem[] {
  if (verdict === 'mismatch') {
    const what =
      name === computed
        ? 'The name is not in the form that replay expects'
        : 'The name is the hash of another request'
    const message = `${what}: replay looks for ${fileName ?? 'another file'}.`
    return [problemAt(recording, 'hash-mismatch', message, recording.call.path)]
  }
  if (verdict === 'older') {
    const message = `The name follows an earlier rule: today replay looks for ${fileName ?? 'another file'}.`
    return [problemAt(recording, 'hash-older', message, recording.call.path)]
  }
  return []
}

/** A file whose name follows an earlier rule, or no rule, is not found in any folder. */
function folderProblems(recording: Recording, { verdict }: HashResult): Problem[] {
  if ((verdict !== 'match' && verdict !== 'mismatch') || isLookedIn(recording)) return []
  const message = `Replay does not look in this folder: ${placesOf(recording.testId)}.`
  return [problemAt(recording, 'wrong-folder', message, recording.call.path)]
}

function idProblems(recording: Recording, { name }: HashResult): Problem[] {
  const { answer } = recording
  const expected = `rec-${name.slice(0, 12)}`
  for (const [index, { value, within }] of answer.items.entries()) {
    const id = isObject(value) ? value.id : undefined
    if (typeof id !== 'string' || id === expected || !id.startsWith('rec-')) continue
    const path = [...itemPath(answer, index), ...pathOf(within), 'id']
    return [problemAt(recording, 'id-differs', `The id is not ${expected}, as the recorder writes it.`, path)]
  }
  return []
}

function streamProblems(recording: Recording, { messages }: Assembled): Problem[] {
  if (!isMessageStream(recording.kind)) return []
  const { answer } = recording
  if (answer.raised) {
    const message = 'The stream broke off with an exception.'
    return [problemAt(recording, 'stream-unfinished', message, answer.raised.path)]
  }
  if (messages.length > 0 && messages.every(({ finishReason }) => finishReason !== null)) return []
  const last = answer.items.length - 1
  const message = 'The stream ends without a finish reason.'
  return [
    problemAt(recording, 'stream-unfinished', message, last < 0 ? answer.bodyPath : itemPath(answer, last)),
  ]
}

function argumentProblems(recording: Recording, assembled: Assembled): Problem[] {
  const { messages, deltas } = assembled
  const { answer } = recording
  return messages.flatMap(({ index, toolCalls }) =>
    toolCalls.flatMap((call, number) => {
      if (areArgumentsFine(call)) return []
      const message = `The arguments of the call to ${call.name || 'a tool'} are not JSON.`
      const last = deltas.findLast(({ choice, lane }) => choice === index && lane === `tool:${number}`)
      const place = last
        ? [...itemPath(answer, itemOfChunk(assembled, last.chunk)), ...pathOf(last.pointer)]
        : pathInWhole(answer, call.arguments)
      return [problemAt(recording, 'arguments-not-json', message, place)]
    }),
  )
}

/** Whether the arguments of a call are JSON, or need not be: some tools take any text, and a call may have none. */
export function areArgumentsFine(call: ToolCall): boolean {
  return call.freeText === true || call.arguments === '' || isJson(call.arguments)
}

/** The path to a text in an answer that came whole, or to the body if the text is not in it. */
function pathInWhole(answer: Answer, text: string): JsonPath {
  const [item] = answer.items
  const path = item ? pathTo(item.value, text) : null
  return item && path ? [...itemPath(answer, 0), ...pathOf(item.within), ...path] : answer.bodyPath
}

function pathTo(value: JsonValue, text: string): JsonPath | null {
  if (value === text) return []
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const path = pathTo(inner, text)
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path]
  }
  return null
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
  const message = 'The kind of this response is not known; it is shown as it is.'
  return [problemAt(recording, 'unknown-kind', message, recording.answer.bodyPath)]
}

function formProblems(recording: Recording): Problem[] {
  if (recording.isWritten) return []
  if (recording.text.startsWith('\ufeff')) {
    const message = 'The file starts with a byte order mark, which replay cannot read. Save it without one.'
    return [{ ...problemAt(recording, 'byte-order-mark', message, []), column: 1 }]
  }
  const message = "The file is not in the recorder's own form; replay reads it all the same."
  return [problemAt(recording, 'other-form', message, [])]
}
