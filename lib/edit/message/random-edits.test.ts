import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { field } from '#lib/json/value'
import { checkedWrite, editedAtRandom, withoutEmptied } from '#lib/testing/random-edits'
import { chunksOf, saidIn } from '#lib/testing/said'
import { textOf, typedAs } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { WIRE_FORMATS } from '#lib/testing/wire-formats'
import { KINDS } from '#lib/wire/kind'
import type { Recording } from '#lib/wire/recording'
import { filesBelow, oddCases, samples } from '../../../bench/real-recordings'

const random = fc.infiniteStream(fc.nat()).map((stream) => (limit: number): number => {
  return stream.next().value % Math.max(1, limit)
})

function recordingOf(text: string, path = 'recordings/a.json'): Recording | null {
  const recording = readRecording({ path, text })
  return recording.kind === 'unreadable' ? null : recording
}

/** A chat is only recognised by the class of its chunks. */
function wrapped(kind: string, chunk: JsonValue): JsonValue {
  const type = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'
  return kind === 'openai.chat.chunks' ? typedAs(type, chunk) : chunk
}

describe.each(WIRE_FORMATS)('any edit of any answer in $name', (format) => {
  test('is read as it was typed, and changes nothing else', () => {
    const cases = fc.tuple(saidIn(format), fc.infiniteStream(fc.nat(7)), random)
    fc.assert(
      fc.property(cases, ([said, stream, choose]) => {
        const body = chunksOf(said, () => stream.next().value, format)
        const response = { body: body.map((chunk) => wrapped(format.kind, chunk)), is_streaming: true }
        const recording = recordingOf(textOf({ ...SPECIMENS[format.kind], response }))
        if (!recording || body.length === 0) return
        expect(recording.kind).toBe(format.kind)
        const message = editedAtRandom(recording, choose)
        if (!message) return
        checkedWrite(message)
        checkedWrite(withoutEmptied(message))
      }),
      { numRuns: 40 },
    )
  })
})

const files = [
  ...KINDS.flatMap((kind) => (kind in SPECIMENS ? [{ path: kind, text: textOf(SPECIMENS[kind]) }] : [])),
  ...[samples, ...oddCases()].flatMap(filesBelow),
]

describe('any edit of a recording', () => {
  test.each(files.map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
    const recording = recordingOf(text, path)
    if (!recording || field(recording.value, 'response') === undefined) return
    fc.assert(
      fc.property(random, (choose) => {
        const message = editedAtRandom(recording, choose)
        if (message) checkedWrite(message)
      }),
      { numRuns: 3 },
    )
  })
})
