import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { restText } from '#lib/message/message'
import { MESSAGES_CALL } from '#lib/testing/specimens/anthropic'
import { converseWith } from '#lib/testing/specimens/bedrock-converse'
import {
  answered,
  callOf,
  captured,
  captureOf,
  recordingWith,
  streamed,
  textOf,
  typedAs,
} from '#lib/testing/specimens/envelope'
import { geminiCallTo, INTERACTIONS, linesOf } from '#lib/testing/specimens/gemini'
import { CHAT_CALL } from '#lib/testing/specimens/openai-chat'
import { RESPONSES_CALL } from '#lib/testing/specimens/openai-responses'
import { assemble } from './assemble'
import type { Recording } from './recording'

const WORDS = 'The tide is out'
const ELSEWHERE = captureOf('http://x/v1/odd', {})

function read(value: JsonObject): Recording {
  const recording = readRecording({ path: 'recordings/0.json', text: textOf(value) })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return recording
}

const failureOf = (value: JsonObject): string | undefined => assemble(read(value)).failure?.message

/** A call of each format that answers with messages. */
const MESSAGE_CALLS: Readonly<Record<string, JsonObject>> = {
  chat: CHAT_CALL,
  completion: callOf('/v1/completions', { model: 'm' }),
  responses: RESPONSES_CALL,
  anthropic: MESSAGES_CALL,
  converse: callOf('/model/acme.pier-1/converse', {}),
  gemini: geminiCallTo('/generate_content'),
  interaction: INTERACTIONS,
  'ollama chat': callOf('/api/chat', { model: 'm' }),
  'ollama generate': callOf('/api/generate', { model: 'm' }),
}
const CALLS = { ...MESSAGE_CALLS, elsewhere: ELSEWHERE, embeddings: callOf('/v1/embeddings', { model: 'm' }) }

/** Bodies that are nothing but an error, whatever was called. */
const ERRORS: Readonly<Record<string, JsonValue>> = {
  'an object': { error: { code: 400, message: WORDS, status: 'INVALID' } },
  'a text': { error: WORDS, done: true },
  'a list of errors': { error: [{ message: WORDS }] },
  'a flag and a reason': { error: true, reason: WORDS },
  several: { errors: [WORDS, 'so is the moon'] },
  'a message and a code': { message: WORDS, code: 503 },
  'a message and a class': { __type: 'ThrottlingException', message: WORDS },
  'a message and a type': { message: WORDS, type: 'insufficient_quota', param: null, code: null },
  'an object of errors': { object: 'error', message: WORDS, type: 'BadRequestError', param: null, code: 400 },
  'details in a message': { object: 'error', message: { detail: [{ msg: WORDS, loc: ['body'] }] } },
  'details alone': { detail: [{ msg: WORDS, type: 'value_error' }] },
  'no success': { success: false, errors: [{ code: 7, message: WORDS }], result: null, messages: [] },
  'a problem document': {
    type: 'about:blank',
    title: 'Gone',
    status: 410,
    detail: WORDS,
    instance: '/tide/1',
  },
  'a code and words': { error_code: 336003, error_msg: WORDS, id: 'x' },
  'a client’s error': {
    Error: { Code: 'ThrottlingException', Message: WORDS },
    ResponseMetadata: { HTTPStatusCode: 429 },
  },
  'the fault of a gateway': { fault: { faultstring: WORDS, detail: { errorcode: 'x' } } },
  'a status below the answer': {
    id: 'x',
    choices: null,
    base_resp: { status_code: 1004, status_msg: WORDS },
  },
  'a code as text': { code: '1113', msg: WORDS, data: null },
}

/** Bodies that say in the same words that all is well. */
const FINE: Readonly<Record<string, JsonObject>> = {
  'an empty error': { error: '', result: 'fine' },
  'an empty object': { error: {}, result: 'fine' },
  'a null error': { error: null, message: 'fine', status: 'completed' },
  'a flag that is off': { error: false, message: 'fine', code: 200 },
  'an error of zero': { error: { code: 0, message: '' }, result: 'fine' },
  'a number that is no code': { error: 0.05, mean: 2 },
  success: { status: 'success', message: 'Index created' },
  'a status that is ok': { status: 'ok', detail: 'fine words' },
  'a code of zero': { code: 0, message: 'ok' },
  'a code of success as text': { code: '200', msg: 'success' },
  'no errors': { success: true, errors: [], result: { id: 'x' } },
  'the type message': { type: 'message', message: 'hello' },
  'a message and more': { message: 'Welcome', tides: [1, 2] },
  'a status of zero below': { base_resp: { status_code: 0, status_msg: 'success' }, reply: 'fine' },
}

describe.each(Object.entries(CALLS))('answered by %s', (_, call) => {
  test.each(Object.entries(ERRORS))('%s is an error', (_, body) => {
    expect([read(answered(call, body)).kind, failureOf(answered(call, body))]).toEqual(['error', WORDS])
    expect([read(streamed(call, [body])).kind, failureOf(streamed(call, [body]))]).toEqual(['error', WORDS])
  })

  test.each(Object.entries(FINE))('%s is not an error, and all of it is shown', (_, body) => {
    const recording = read(answered(call, body))
    const { failure, rest } = assemble(recording)
    expect([recording.kind === 'error', failure]).toEqual([false, null])
    const words = Object.values(body).filter((value) => typeof value === 'string' && value !== '')
    if (recording.kind === 'unknown') expect(rest.map(restText)).toEqual(expect.arrayContaining(words))
  })
})

describe.each(Object.entries(MESSAGE_CALLS))('a message was expected by %s', (_, call) => {
  test.each<[string, JsonValue]>([
    ['words alone', { message: WORDS }],
    ['plain text', WORDS],
    ['several lines', `${WORDS}\n`],
  ])('%s instead of it is an error', (_, body) => {
    expect(failureOf(answered(call, body))?.trim()).toBe(WORDS)
  })
})

const typedChat = (fields: JsonObject): JsonObject =>
  typedAs('openai.types.chat.chat_completion.ChatCompletion', {
    ...{ id: 'c', choices: null, created: 0, model: null, object: null },
    ...fields,
  })
const typedChunk = (fields: JsonObject): JsonObject =>
  typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', { id: 'c', choices: [], ...fields })
const typedEmbeddings = (fields: JsonObject): JsonObject =>
  typedAs('openai.types.create_embedding_response.CreateEmbeddingResponse', { data: null, ...fields })
const CONTENT: JsonObject = {
  choices: [{ index: 0, message: { role: 'assistant', content: 'High water' }, finish_reason: 'stop' }],
}

describe('what a client made of', () => {
  test.each(Object.entries(ERRORS))('%s is an error, whole and streamed', (_, body) => {
    const fields = typeof body === 'object' && !Array.isArray(body) ? (body ?? {}) : {}
    expect(failureOf(answered(CHAT_CALL, typedChat(fields)))).toBe(WORDS)
    expect(failureOf(answered(CALLS.embeddings, typedEmbeddings(fields)))).toBe(WORDS)
    expect(failureOf(streamed(CHAT_CALL, [typedChunk(CONTENT), typedChunk(fields)]))).toBe(WORDS)
    expect(failureOf(streamed(CHAT_CALL, [typedChunk(CONTENT), fields]))).toBe(WORDS)
  })

  test.each<[string, JsonObject]>([
    ['a flag', { error: false }],
    ['an empty error', { error: { code: null, message: null } }],
    ['a code of zero', { error: { code: 0, message: '' } }],
    ['a word', { error: 'none', errors: [] }],
    ['a status', { base_resp: { status_code: 0, status_msg: 'success' } }],
  ])('%s beside an answer is not an error', (_, fields) => {
    const { failure, messages } = assemble(read(answered(CHAT_CALL, typedChat({ ...CONTENT, ...fields }))))
    expect([failure, messages[0]?.text]).toEqual([null, 'High water'])
    const first: JsonObject = { index: 0, delta: { content: 'High water' }, ...fields }
    expect(failureOf(streamed(CHAT_CALL, [typedChunk({ choices: [first] })]))).toBeUndefined()
  })

  test('an answer with an error beside it is both', () => {
    const { failure, messages } = assemble(
      read(
        answered(CHAT_CALL, typedChat({ ...CONTENT, base_resp: { status_code: 1004, status_msg: WORDS } })),
      ),
    )
    expect([failure?.message, messages[0]?.text]).toEqual([WORDS, 'High water'])
    const odd = assemble(read(captured(ELSEWHERE, { error: WORDS, result: 'half of it' })))
    expect([odd.failure?.message, odd.rest.map(restText)]).toEqual([WORDS, ['half of it']])
  })

  test('a failed content filter is an error', () => {
    const content_filter_result = { error: { code: 'content_filter_error', message: WORDS } }
    const answers: JsonObject[] = [
      { choices: [{ index: 0, message: { content: 'High' }, content_filter_result }] },
      {
        choices: [],
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: content_filter_result }],
      },
    ]
    for (const fields of answers) {
      expect(failureOf(answered(CHAT_CALL, typedChat(fields)))).toBe(WORDS)
    }
  })
})

test('a page of a gateway is an error, by its status or because a message was expected', () => {
  const page = '<html>Bad gateway</html>'
  expect(failureOf(captured(ELSEWHERE, page, 502))).toBe(page)
  expect(failureOf(captured(MESSAGES_CALL, page))).toBe(page)
  expect(failureOf(captured(ELSEWHERE, page))).toBeUndefined()
})

describe('lines of server-sent events', () => {
  const call = captureOf('http://x/v1/chat/completions', { model: 'm' })
  const chunk = (content: string): string =>
    `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content } }] })}`
  const lines = (...body: string[]): JsonObject =>
    recordingWith(call, { status: 200, body, is_streaming: true })

  test('a captured chat stream is read', () => {
    const { messages, rest } = assemble(
      read(lines(chunk('High '), '', chunk('water'), '', ': still here', '', 'data: [DONE]', '')),
    )
    expect([messages[0]?.text, rest]).toEqual(['High water', []])
  })

  test.each<[string, JsonObject]>([
    ['plain words', lines(chunk('High '), '', 'event: error', `data: ${WORDS}`, '')],
    ['a text', lines('event: error', `data: "${WORDS}"`, '')],
    ['an object of any shape', lines('event: error', `data: ${JSON.stringify({ why: 1, msg: WORDS })}`, '')],
    ['an object with an error', lines('event: error', `data: ${JSON.stringify({ error: WORDS })}`, '')],
    ['a message alone', lines(chunk('High '), '', `data: ${JSON.stringify({ message: WORDS })}`, '')],
    [
      'an event of Anthropic',
      recordingWith(MESSAGES_CALL, { body: linesOf([['error', { message: WORDS }]]), is_streaming: true }),
    ],
    ['no events at all', lines(WORDS)],
  ])('%s is an error', (_, recording) => {
    const { failure, rest } = assemble(read(recording))
    expect(failure?.message).toBe(WORDS)
    expect(rest.map(restText)).not.toContain('error')
  })

  test('an error event without words is an error all the same', () => {
    expect(failureOf(lines('event: error', 'data: {}', ''))).toBe('error')
  })
})

test('the status of a call that Converse answered is noise only if it was fine', () => {
  const of = (HTTPStatusCode: number): string | undefined =>
    failureOf(
      converseWith({
        output: { message: { content: [{ text: 'Hi' }] } },
        ResponseMetadata: { HTTPStatusCode },
      }),
    )
  expect([of(200), of(429)]).toEqual([undefined, '429'])
})
