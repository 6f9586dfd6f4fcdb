import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { answered, callOf, recordingWith, textOf, typedAs } from '#lib/testing/specimens/envelope'
import { CHAT_CALL } from '#lib/testing/specimens/openai-chat'

const severitiesOf = (recording: JsonObject): string[] =>
  readWithProblems({ path: 'a.json', text: textOf(recording) }).problems.map(({ severity }) => severity)

const chat = (choice: JsonValue, fields: JsonObject = {}): JsonObject =>
  answered(
    CHAT_CALL,
    typedAs('openai.types.chat.chat_completion.ChatCompletion', { choices: [choice], ...fields }),
  )

const chunks = (...items: JsonValue[]): JsonObject =>
  recordingWith(CHAT_CALL, {
    body: items.map((item) => typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', item)),
    is_streaming: true,
  })

const call = (fields: JsonObject): JsonObject => ({ message: { tool_calls: [{ id: 'c', ...fields }] } })

test.each<[string, JsonObject]>([
  ['nothing but its text', chat({ message: { content: 'hi' } })],
  [
    'null everywhere',
    chat({ message: { content: 'hi', role: null }, index: null }, { id: null, usage: null }),
  ],
  ['counts that are null', chat({ message: { content: 'hi' } }, { usage: { prompt_tokens: null } })],
  ['choices that are null', chunks({ choices: null }, {})],
  ['content in parts', chat({ message: { content: [{ type: 'text', text: 'hi' }] } })],
  ['arguments that are an object', chat(call({ function: { name: 'f', arguments: { a: 1 } } }))],
  ['a call without type and arguments', chat(call({ function: { name: 'f' } }))],
  ['calls without an index', chunks({ choices: [{ delta: { tool_calls: [{ function: { name: 'f' } }] } }] })],
])('an answer with %s was not a valid recording, and is one now', (_, recording) => {
  expect(severitiesOf(recording)).toEqual([])
})

test.each<[string, JsonObject]>([
  ['of another type', chat({ message: { content: 7 } })],
  ['that is missing', chunks({ choices: [{ index: 0 }] })],
  ['in the wrong place', chunks({ choices: [{ message: { content: 'hi' } }] })],
  ['with a value that makes no sense', chat({ message: { content: 'hi' }, index: -1 })],
])("a field of a provider's answer %s refused every save; it is a warning", (_, recording) => {
  const severities = severitiesOf(recording)
  expect(severities).not.toEqual([])
  expect(severities).not.toContain('error')
})

test('what a user sent may be of any type', () => {
  const messages = 'not a list'
  const recording = answered(callOf('/v1/chat/completions', { model: 'm', messages }), null)
  const sent = readWithProblems({ path: 'a.json', text: textOf(recording) }).problems
  expect(sent).toContainEqual(
    expect.objectContaining({ pointer: '/request/body/messages', severity: 'warning' }),
  )
})

test.each<[string, JsonValue]>([
  ['no body', { is_streaming: false }],
  ['a stream that is a text', { body: 'High water', is_streaming: true }],
  ['an item without its data', { body: [{ __type__: 'a.ChatCompletionChunk' }], is_streaming: true }],
  ['an item that is null', { body: [null], is_streaming: true }],
  ['an exception that says nothing', { body: null, is_streaming: false, is_exception: true }],
])('%s leaves nothing to replay: an error', (_, response) => {
  expect(severitiesOf(recordingWith(CHAT_CALL, response as JsonObject))).toContain('error')
})

test('an exception in the older form, with a message only, was not a valid recording', () => {
  const response = {
    body: null,
    is_streaming: false,
    is_exception: true,
    exception_message: 'Error code: 500 - mast broke',
  }
  expect(severitiesOf(recordingWith(CHAT_CALL, response))).toEqual([])
})

test('warnings of a long stream hid the error after them', () => {
  const odd = Array.from({ length: 150 }, () => ({ choices: [{ delta: { content: 7 } }] }))
  const recording = chunks(...odd)
  const response = recording.response as JsonObject
  const broken = { ...recording, response: { ...response, body: [...(response.body as JsonValue[]), null] } }
  const severities = severitiesOf(broken)
  expect([severities[0], severities.length]).toEqual(['error', 101])
})
