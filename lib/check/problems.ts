import { type Answer, itemPath } from '#lib/exchange/exchange'
import type { HashResult } from '#lib/formats/recorder/hash'
import type { JsonValue } from '#lib/json/document'
import { type JsonPath, pathOf } from '#lib/json/pointer'
import { isObject } from '#lib/json/value'
import { type Assembled, itemOfChunk, type ToolCall } from '#lib/message/message'
import { isMessageStream, isOfLines } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import type { Finding, Problem } from './problem'
import { isLookedIn, placesOf } from './replay-folder'
import { finding, problemAt, schemaFindings } from './schema-problems'
import { schemaOf } from './schemas'

/**
 * Finds every problem of a recording: of its schema, request hash, folder, ids, stream, tool calls' arguments, kind and
 * form. What to do about each is in (docs/interfaces.md, 5).
 */
export function findingsOf(recording: Recording, assembled: Assembled, hash: HashResult): Finding[] {
  return [
    ...schemaFindingsOf(recording),
    ...hashFindings(recording, hash),
    ...folderFindings(recording, hash),
    ...idFindings(recording, hash),
    ...streamFindings(recording, assembled),
    ...argumentFindings(recording, assembled),
    ...kindFindings(recording),
    ...formFindings(recording),
  ]
}

/** As `findingsOf`, with the place of each problem. */
export function problemsOf(recording: Recording, assembled: Assembled, hash: HashResult): Problem[] {
  return placed(recording, findingsOf(recording, assembled, hash))
}

/** Looks up the places of what was found in a recording. */
export function placed(recording: Recording, findings: readonly Finding[]): Problem[] {
  return findings.map((one) => problemAt(recording, one))
}

/** The problems that the schema of its kind finds in a recording: `missing-field`, `wrong-type` and `bad-value`. */
export function schemaFindingsOf(recording: Recording): Finding[] {
  const { kind, call, answer } = recording
  return schemaFindings(recording, schemaOf(kind, call.shape, raisedIn(answer), isOfLines(recording)))
}

/** Tells which form an exception has: the older one has a message only (docs/format.md, 6). */
function raisedIn({ raised }: Answer): 'nothing' | 'message' | 'data' {
  if (raised === null) return 'nothing'
  return raised.details === null && raised.message !== '' ? 'message' : 'data'
}

function hashFindings(recording: Recording, { name, computed, verdict, fileName }: HashResult): Finding[] {
  if (verdict === 'mismatch') {
    const what =
      name === computed
        ? 'The name is not in the form that replay expects'
        : 'The name is the hash of another request'
    const message = `${what}: replay looks for ${fileName ?? 'another file'}.`
    return [finding('hash-mismatch', message, recording.call.path)]
  }
  if (verdict === 'older') {
    const message = `The name follows an earlier rule: today replay looks for ${fileName ?? 'another file'}.`
    return [finding('hash-older', message, recording.call.path)]
  }
  return []
}

/** A file whose name follows an earlier rule, or no rule, is not found in any folder. */
function folderFindings(recording: Recording, { verdict }: HashResult): Finding[] {
  if ((verdict !== 'match' && verdict !== 'mismatch') || isLookedIn(recording)) return []
  const message = `Replay does not look in this folder: ${placesOf(recording.testId)}.`
  return [finding('wrong-folder', message, recording.call.path)]
}

function idFindings(recording: Recording, { name }: HashResult): Finding[] {
  const { answer } = recording
  const expected = `rec-${name.slice(0, 12)}`
  for (const [index, { value, within }] of answer.items.entries()) {
    const id = isObject(value) ? value.id : undefined
    if (typeof id !== 'string' || id === expected || !id.startsWith('rec-')) continue
    const path = [...itemPath(answer, index), ...pathOf(within), 'id']
    return [finding('id-differs', `The id is not ${expected}, as the recorder writes it.`, path)]
  }
  return []
}

function streamFindings(recording: Recording, { messages }: Assembled): Finding[] {
  if (!isMessageStream(recording.kind)) return []
  const { answer } = recording
  if (answer.raised) {
    const message = 'The stream broke off with an exception.'
    return [finding('stream-unfinished', message, answer.raised.path)]
  }
  if (messages.length > 0 && messages.every(({ finishReason }) => finishReason !== null)) return []
  const last = answer.items.length - 1
  const message = 'The stream ends without a finish reason.'
  return [finding('stream-unfinished', message, last < 0 ? answer.bodyPath : itemPath(answer, last))]
}

function argumentFindings(recording: Recording, assembled: Assembled): Finding[] {
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
      return [finding('arguments-not-json', message, place)]
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

function kindFindings(recording: Recording): Finding[] {
  if (recording.kind !== 'unknown') return []
  const message = 'The kind of this response is not known; it is shown as it is.'
  return [finding('unknown-kind', message, recording.answer.bodyPath)]
}

function formFindings(recording: Recording): Finding[] {
  if (recording.isWritten) return []
  if (recording.text.startsWith('\ufeff')) {
    const message = 'The file starts with a byte order mark, which replay cannot read. Save it without one.'
    return [finding('byte-order-mark', message, [])]
  }
  const message = "The file is not in the recorder's own form; replay reads it all the same."
  return [finding('other-form', message, [])]
}
