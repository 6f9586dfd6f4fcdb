import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { kindOfValue } from '#lib/testing/assemble-chunks'
import { callOf, captureOf, recordingWith, typedAs } from '#lib/testing/specimens/envelope'
import { rankings } from '#lib/testing/specimens/others'
import { SPECIMENS } from '#lib/testing/specimens/specimens'

test('NVIDIA’s rerank answers have rankings', () => {
  expect(kindOfValue(rankings)).toBe('rerank')
})

test.each(Object.entries(SPECIMENS))('%s', (kind, specimen) => {
  expect(kindOfValue(specimen)).toBe(kind)
})

const CHAT = callOf('/v1/chat/completions', { model: 'gpt-4o', messages: [] })
const MESSAGES = captureOf('http://localhost:11434/v1/messages', {})
const ANYWHERE = captureOf('http://localhost:8080/relay', {})
const GEMINI_LINES = [
  'data: {"candidates": [{"content": {"parts": [{"text": "Ahoy"}]}}], "usageMetadata": {}}',
  '',
]
const OTHER_LINES = ['data: {"candidates": ["gull", "tern"]}', '']
const kindOf = (request: JsonObject, response: JsonObject): string =>
  kindOfValue(recordingWith(request, response))

describe('the class of a value, whatever its module', () => {
  test.each([
    ['llama_stack.apis.tools.tools.ToolInvocationResult', 'tool'],
    ['ogx_api.tools.ToolInvocationResult', 'tool'],
    ['llama_stack_api.tools.ToolInvocationResult', 'tool'],
    ['ollama._types.GenerateResponse', 'ollama.generate'],
    ['openai.types.chat.parsed_chat_completion.ParsedChatCompletion', 'unknown'],
  ])('%s is %s', (type, kind) => {
    expect(kindOf(CHAT, { body: typedAs(type, {}), is_streaming: false })).toBe(kind)
  })
})

describe('a body that does not tell its kind: the request does', () => {
  test.each<[string, JsonObject, JsonValue, boolean, string]>([
    ['an empty stream', CHAT, [], true, 'openai.chat.chunks'],
    ['an empty model list', callOf('/v1/models', {}), [], false, 'openai.models'],
    ['no body', CHAT, null, false, 'openai.chat'],
    ['a value without its class', CHAT, { __data__: {} }, false, 'openai.chat'],
    ['an HTTP capture of another shape', MESSAGES, { id: 'msg_1' }, false, 'anthropic.message'],
    ['lines of an unknown event', MESSAGES, ['data: x', ''], true, 'anthropic.message.events'],
    ['any object', CHAT, { text: 'hello' }, false, 'unknown'],
    ['a list without objects', CHAT, [7], true, 'openai.chat.chunks'],
    ['any list of objects', CHAT, [{ text: 'hello' }], true, 'unknown'],
    ['a blocked prompt', ANYWHERE, { promptFeedback: { blockReason: 'SAFETY' } }, false, 'gemini.content'],
    ['a captured stream of Gemini', ANYWHERE, GEMINI_LINES, true, 'gemini.chunks'],
    ['a captured stream of candidates of another kind', ANYWHERE, OTHER_LINES, true, 'unknown'],
  ])('%s', (_, request, body, streaming, kind) => {
    expect(kindOf(request, { body, is_streaming: streaming })).toBe(kind)
  })
})

describe('failures', () => {
  test('an exception without a body; a stream that broke is still a stream', () => {
    const fields = { is_exception: true, exception_message: 'Connection error.' }
    expect(kindOf(CHAT, { body: null, is_streaming: false, ...fields })).toBe('exception')
    expect(kindOf(CHAT, { body: [], is_streaming: true, ...fields })).toBe('openai.chat.chunks')
  })

  test('any answer with a status of 400 or more is an error, and so is `{"error": …}`', () => {
    expect(kindOf(MESSAGES, { status: 500, body: { detail: 'Oops' }, is_streaming: false })).toBe('error')
    expect(kindOf(MESSAGES, { body: { error: { message: 'Oops' } }, is_streaming: false })).toBe('error')
    expect(kindOf(MESSAGES, { status: 400, body: {}, is_streaming: false })).toBe('error')
  })

  test('a rerank answer is recognised by its scores, at any endpoint', () => {
    const request = captureOf('http://localhost:8000/score', {})
    const body = { results: [{ index: 0, relevance_score: 0.5 }] }
    expect(kindOf(request, { body, is_streaming: false })).toBe('rerank')
  })
})
