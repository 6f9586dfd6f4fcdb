import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { field, stringField } from '#lib/json/value'
import { textOf, typedAs } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Kind } from '#lib/wire/kind'
import { type EditableMessage, editField } from './editable-message'
import { openMessage } from './open-message'
import { writeMessage } from './write-message'

const DELTA = { type: 'content_block_delta', index: 0, delta: {} }
const STOP = { type: 'message_stop' }
const PART = { item_id: 'msg_1', output_index: 0, content_index: 0, part: {} }
const ADDED = { type: 'response.content_part.added', ...PART }
const DONE = { type: 'response.content_part.done', ...PART }
const ITEM = { output_index: 0, item: {} }

/** Each place where a wire format has an object with its text: a whole answer, or chunks that all have it empty. */
const EMPTY: readonly (readonly [
  kind: Kind & keyof typeof SPECIMENS,
  body: JsonValue,
  becomes: JsonValue,
])[] = [
  ['openai.chat.chunks', [{ choices: [{ index: 0, delta: {} }] }], { content: 'Hi' }],
  ['openai.chat.chunks', [{ choices: [{}] }, { choices: [{}] }], { delta: { content: 'Hi' } }],
  ['openai.chat', { choices: [{ index: 0, message: {}, finish_reason: 'stop' }] }, { content: 'Hi' }],
  ['openai.chat', { choices: [{}] }, { message: { content: 'Hi' } }],
  ['openai.completion.chunks', [{ choices: [{}] }], { text: 'Hi' }],
  ['openai.completion', { choices: [{}] }, { text: 'Hi' }],
  ['openai.responses.events', [ADDED, DONE], { type: 'output_text', text: 'Hi' }],
  [
    'openai.responses.events',
    [{ type: 'response.output_item.added', ...ITEM }],
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi' }] },
  ],
  [
    'openai.responses',
    { output: [{ type: 'message', role: 'assistant', content: [{}] }] },
    { type: 'output_text', text: 'Hi' },
  ],
  [
    'openai.responses',
    { output: [{}] },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi' }] },
  ],
  ['gemini.chunks', [{ candidates: [{ content: {} }] }], { parts: [{ text: 'Hi' }] }],
  ['gemini.chunks', [{ candidates: [{ content: { parts: [{}], role: 'model' } }] }], { text: 'Hi' }],
  ['gemini.content', { candidates: [{}] }, { content: { parts: [{ text: 'Hi' }] } }],
  [
    'gemini.interaction.events',
    [{ event_type: 'content.delta', index: 0, delta: {} }],
    { type: 'text', text: 'Hi' },
  ],
  ['gemini.interaction', { status: 'completed', outputs: [{}] }, { type: 'text', text: 'Hi' }],
  ['anthropic.message.events', [DELTA, DELTA, STOP], { type: 'text_delta', text: 'Hi' }],
  [
    'anthropic.message.events',
    [{ type: 'content_block_start', index: 0, content_block: {} }, STOP],
    { type: 'text', text: 'Hi' },
  ],
  ['anthropic.message', { type: 'message', role: 'assistant', content: [{}] }, { type: 'text', text: 'Hi' }],
  ['bedrock.converse.events', [{ contentBlockDelta: { contentBlockIndex: 0, delta: {} } }], { text: 'Hi' }],
  ['bedrock.converse.events', [{ contentBlockDelta: {} }], { delta: { text: 'Hi' } }],
  ['bedrock.converse', { output: { message: {} } }, { content: [{ text: 'Hi' }] }],
  ['bedrock.converse', { output: { message: { role: 'assistant', content: [{}] } } }, { text: 'Hi' }],
  ['bedrock.converse', { output: {} }, { message: { content: [{ text: 'Hi' }] } }],
  ['ollama.chat.chunks', [{ message: {}, done: false }], { content: 'Hi' }],
  ['ollama.chat', { message: {}, done: true }, { content: 'Hi' }],
]

test.each(EMPTY)('a text typed into %s %j makes its first empty object %j', (kind, body, becomes) => {
  const text = answered(kind, body)
  const message = opened(text)
  expect(message.origin.recording.kind).toBe(kind)
  const fields = message.fields.filter(({ part }) => part === 'text')
  expect(fields).toMatchObject([{ fixed: null, pieces: [{ chunk: 0, text: '' }] }])
  const [{ key } = { key: '' }] = fields
  const result = writeMessage(editField(message, key, { start: 0, end: 0, text: 'Hi' }))
  if (!result.ok) throw new Error(result.problems.map((one) => one.message).join('\n'))
  const expected = JSON.stringify(body).replace('{}', JSON.stringify(becomes))
  expect(answerIn(result.text)).toEqual(JSON.parse(expected))
  const again = editField(message, key, { start: 0, end: 0, text: '' })
  expect(writeMessage(again)).toEqual({ ok: true, text })
})

/** A recording of a kind with another answer, in the classes or in the lines of the kind. */
function answered(kind: keyof typeof SPECIMENS, body: JsonValue): string {
  const specimen = SPECIMENS[kind]
  const was = field(field(specimen, 'response'), 'body') ?? null
  const first = Array.isArray(was) ? (was[0] ?? null) : was
  const name = stringField(first, '__type__')
  const items = (item: JsonValue): JsonValue[] => {
    if (typeof first === 'string') return [`data: ${JSON.stringify(item)}`, '']
    return [name === '' ? item : typedAs(name, item)]
  }
  const [whole = null] = items(body)
  const given = Array.isArray(body) ? body.flatMap(items) : whole
  return textOf({ ...specimen, response: { body: given, is_streaming: Array.isArray(body) } })
}

/** The answer of a file, without classes and lines. */
function answerIn(text: string): unknown {
  const bare = (item: unknown): unknown[] => {
    if (typeof item === 'string') return item === '' ? [] : [JSON.parse(item.slice('data: '.length))]
    return [Object(item).__data__ ?? item]
  }
  const { body } = JSON.parse(text).response
  return Array.isArray(body) ? body.flatMap(bare) : bare(body)[0]
}

function opened(text: string): EditableMessage {
  const recording = readRecording({ path: 'recordings/a.json', text })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return openMessage(recording)
}
