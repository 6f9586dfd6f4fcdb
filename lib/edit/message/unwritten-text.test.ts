import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import { textOfPieces } from '#lib/message/recut'
import { chunksOf, saidIn } from '#lib/testing/said'
import { textOf, typedAs } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { WIRE_FORMATS } from '#lib/testing/wire-formats'
import { filesBelow, oddCases, samples } from '../../../bench/real-recordings'
import { lineEditsOf, textOfDraft } from '../draft'
import { editorText } from '../written-text'
import { type EditableField, type EditableMessage, editField } from './editable-message'
import { fieldProblems } from './field-problems'
import { openMessage } from './open-message'
import { partUnwritten, withUnwritten } from './unwritten-text'

function opened(text: string): EditableMessage | null {
  const recording = readRecording({ path: 'recordings/a.json', text })
  return recording.kind === 'unreadable' ? null : openMessage(recording)
}

const saidBy = ({ fields }: EditableMessage): (readonly [string, string])[] =>
  fields.map(({ key, pieces }) => [key, textOfPieces(pieces)])

/** What the editor does with a draft: the lines that differ, and in another tab the fields that they lack. */
function keptAndContinued(message: EditableMessage): EditableMessage {
  const { text, unwritten } = partUnwritten(message)
  const { text: fileText } = message.origin.recording
  const edits = lineEditsOf(editorText(fileText).split('\n'), editorText(text))
  const draft = { id: 'tab', time: 0, fileText, fingerprint: '', edits, unwritten }
  const again = opened(textOfDraft(draft) ?? '')
  if (!again) throw new Error('the text of a draft is a recording')
  const { message: typed, left } = withUnwritten(again, JSON.parse(JSON.stringify(unwritten)))
  expect(left).toEqual([])
  return typed
}

const raw = fc.oneof(
  fc.constantFrom('{"x" oops ', '{"a":1},"b":2', '', '}', '"', '{"a": "\ud83e\udde0', '[1,', 'nul', '\n'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

const edited = ({ fixed }: EditableField): boolean => fixed === null

/** Types into all arguments of a message, and into its other fields that need not be text. */
function judge(message: EditableMessage, typed: readonly string[]): number {
  const open = message.fields.filter(edited).filter(({ part }) => part === 'arguments' || part === 'count')
  if (open.length === 0) return 0
  const after = open.reduce((all, { key, pieces }, index) => {
    const { length } = textOfPieces(pieces)
    return editField(all, key, { start: index % 2, end: length, text: typed[index % typed.length] ?? '' })
  }, message)
  const text = after.fields.find((field) => edited(field) && field.part === 'text')
  const all = text ? editField(after, text.key, { start: 0, end: 0, text: 'Well. ' }) : after
  const again = keptAndContinued(all)
  expect(saidBy(again).filter(([key]) => open.some((one) => one.key === key))).toEqual(
    saidBy(all).filter(([key]) => open.some((one) => one.key === key)),
  )
  expect(fieldProblems(again).map(({ field }) => field)).toEqual(fieldProblems(all).map(({ field }) => field))
  if (text) expect(saidBy(again)).toContainEqual(saidBy(all).find(([key]) => key === text.key))
  return fieldProblems(all).length
}

/** A chat is only recognised by the class of its chunks. */
function wrapped(kind: string, chunk: JsonValue): JsonValue {
  const type = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'
  return kind === 'openai.chat.chunks' ? typedAs(type, chunk) : chunk
}

/** Chunks as a captured stream has them. Some formats have nothing but lines. */
function asLines(body: readonly JsonValue[]): JsonValue[] {
  return body.flatMap((chunk) => {
    if (typeof chunk === 'string') return [chunk]
    const data = isObject(chunk) ? (chunk.__data__ ?? chunk) : chunk
    return [`data: ${JSON.stringify(data)}`, '']
  })
}

describe.each(WIRE_FORMATS.filter(({ calls }) => calls !== 'none'))(
  'whatever stands in the arguments of $name',
  (format) => {
    test.each(['chunks', 'lines of events'])('is there again when the draft is continued: %s', (form) => {
      const cases = fc.tuple(saidIn(format), fc.infiniteStream(fc.nat(7)), fc.array(raw, { minLength: 1 }))
      let [read, refused] = [0, 0]
      fc.assert(
        fc.property(cases, ([said, stream, typed]) => {
          const body = chunksOf(said, () => stream.next().value, format)
          const chunks = body.map((chunk) => wrapped(format.kind, chunk))
          const response = { body: form === 'chunks' ? chunks : asLines(body), is_streaming: true }
          const message = opened(textOf({ ...SPECIMENS[format.kind], response }))
          if (message?.origin.recording.kind === format.kind) read++
          if (!message) return
          refused += judge(message, typed)
        }),
        { numRuns: 20 },
      )
      if (form === 'chunks') expect(read).toBeGreaterThan(0)
      if (format.calls === 'whole') expect(refused).toBeGreaterThan(0)
    })
  },
)

const files = [samples, ...oddCases()].flatMap(filesBelow)

test('what is typed into the arguments of any recording is there again when its draft is continued', () => {
  let refused = 0
  for (const { text } of files) {
    const message = opened(text)
    if (message) refused += judge(message, ['{"x" oops ', '{"a":1},"b":2'])
  }
  expect(refused).toBeGreaterThan(20)
})
