import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { pathOf } from '#lib/json/pointer'
import { field, isObject, type JsonObject, listField } from '#lib/json/value'
import { type Assembled, type Delta, itemOfChunk } from '#lib/message/message'
import { recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { CHAT_CALL, chunkOf, deltaChunk } from '#lib/testing/specimens/openai-chat'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Recording } from '#lib/wire/recording'
import { assemble } from './assemble'

function recordingOf(value: JsonValue): Recording {
  const recording = readRecording({ path: 'recordings/x.json', text: textOf(value) })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return recording
}

const assembled = (value: JsonObject): Assembled => assemble(recordingOf(value))
const streamOf = (...chunks: JsonObject[]): Assembled =>
  assembled(recordingWith(CHAT_CALL, { body: chunks, is_streaming: true }))

const NOTHING_ELSE = { index: 0, role: '', text: '', reasoning: '', refusal: '', toolCalls: [] }
const CALCULATOR = { id: 'call_1', name: 'calculator', arguments: '{"expression": "15 * 7"}' }
const WEATHER = { id: 'c1', name: 'get_weather', arguments: '{"location":"Paris"}' }
const PLANET = { id: null, name: 'get_planet', arguments: '{"name":"Saturn","ring":3}' }
const SIDE = { id: 'call_1', name: 'get_side', arguments: '{"side":"port"}' }
const GEMINI = { role: 'model', text: 'I look it up.', reasoning: 'Ask the tool.', toolCalls: [WEATHER] }
const INTERACTION = { ...GEMINI, finishReason: 'requires_action' }
const OLLAMA = { text: 'Saturn does.', reasoning: 'Rings.', finishReason: 'stop' }
const RESPONSE = {
  role: 'assistant',
  text: 'Port is left.',
  reasoning: 'Sides of a ship from astern',
  borders: { text: [], reasoning: [15] },
  toolCalls: [SIDE, { id: 'call_2', name: 'note', arguments: 'port', freeText: true }],
  finishReason: 'completed',
}

describe('the message and usage of each kind', () => {
  test.each<[keyof typeof SPECIMENS, object, object | null]>([
    [
      'openai.completion',
      { text: ' violets are blue', finishReason: 'stop' },
      { input: 4, output: 3, total: 7 },
    ],
    [
      'openai.completion.chunks',
      { text: ' violets are blue', finishReason: 'stop' },
      { input: 4, output: 3, total: 7 },
    ],
    ['openai.responses', RESPONSE, { input: 15, output: 9, total: 24 }],
    ['openai.responses.events', { ...RESPONSE, refusal: 'No more.' }, { input: 15, output: 9, total: 24 }],
    ['gemini.content', { ...GEMINI, finishReason: 'STOP' }, { input: 5, output: 9, total: 14 }],
    ['gemini.chunks', { ...GEMINI, finishReason: 'STOP' }, { input: 5, output: 9, total: 14 }],
    ['gemini.interaction', INTERACTION, { input: 5, output: 7, total: 12 }],
    ['gemini.interaction.events', INTERACTION, { input: 5, output: 7, total: 12 }],
    [
      'anthropic.message',
      {
        role: 'assistant',
        text: 'I work it out.',
        reasoning: 'A calculator helps.',
        toolCalls: [{ ...CALCULATOR, arguments: '{"expression":"15 * 7"}' }],
        finishReason: 'tool_use',
      },
      { input: 12, output: 9, total: null },
    ],
    [
      'anthropic.message.events',
      {
        role: 'assistant',
        text: 'I work it out.',
        reasoning: 'A calculator helps.',
        toolCalls: [CALCULATOR],
        finishReason: 'tool_use',
      },
      { input: 12, output: 9, total: null },
    ],
    ['ollama.generate', OLLAMA, { input: 11, output: 6, total: null }],
    ['ollama.generate.chunks', OLLAMA, { input: 11, output: 6, total: null }],
    [
      'ollama.chat',
      { ...OLLAMA, role: 'assistant', toolCalls: [PLANET] },
      { input: 11, output: 6, total: null },
    ],
    [
      'ollama.chat.chunks',
      { ...OLLAMA, role: 'assistant', toolCalls: [PLANET] },
      { input: 11, output: 6, total: null },
    ],
    ['tool', { role: 'tool', text: '{"query": "rings of Saturn", "top_k": []}', finishReason: null }, null],
  ])('%s', (kind, message, usage) => {
    const result = assembled(SPECIMENS[kind])
    expect(result.messages).toEqual([{ ...NOTHING_ELSE, ...message }])
    expect(result.usage).toEqual(usage)
    expect(result.failure).toBeNull()
  })

  test.each(['openai.models', 'openai.embeddings', 'ollama.ps', 'file', 'rerank', 'unknown'] as const)(
    '%s has no message: its content is outside the lanes',
    (kind) => {
      const { messages, deltas, failure, rest, data } = assembled(SPECIMENS[kind])
      expect([messages, deltas, failure]).toEqual([[], [], null])
      expect(rest.length + data.length).toBeGreaterThan(0)
    },
  )
})

/** The value that a delta's pointer leads to. */
function pointedAt(
  recording: JsonValue,
  { lines }: Assembled,
  { chunk, pointer, inData }: Delta,
): JsonValue | undefined {
  const item = listField(field(recording, 'response'), 'body')[itemOfChunk({ lines }, chunk)]
  const start =
    inData === undefined ? item : (JSON.parse(String(item).replace(/^data: /, '')) as JsonValue | undefined)
  return pathOf(inData ?? pointer).reduce<JsonValue | undefined>((value, step) => {
    return Array.isArray(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined
  }, start)
}

describe('each delta points to what it was read from', () => {
  const streams = Object.entries(SPECIMENS).filter(
    ([kind]) => /chunks|events/.test(kind) && !kind.includes('pull'),
  )
  test.each(streams)('%s', (_, specimen) => {
    const answered = assembled(specimen)
    const { deltas } = answered
    for (const delta of deltas.filter(({ lane, inData }) => lane !== 'other' || inData === undefined)) {
      const value = pointedAt(specimen, answered, delta)
      if (delta.lane === 'usage' || delta.lane === 'other') expect(isObject(value)).toBe(true)
      else if (isObject(value)) expect(JSON.stringify(value)).toBe(delta.text)
      else
        expect([delta.text, delta.name]).toContain(
          typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
        )
    }
    expect(deltas.length).toBeGreaterThan(0)
  })
})

describe('chat chunks', () => {
  test('parallel calls are told apart by index; the lane counts calls, not indexes', () => {
    const piece = (index: number, args: string, name?: string): JsonObject => ({
      tool_calls: [
        { index, id: name ? `call_${name}` : null, function: { name: name ?? null, arguments: args } },
      ],
    })
    const { messages, deltas } = streamOf(
      deltaChunk(piece(5, '', 'b')),
      deltaChunk(piece(2, '{"x":', 'a')),
      deltaChunk(piece(5, '{}')),
      deltaChunk(piece(2, '1}')),
    )
    expect(messages[0]?.toolCalls).toEqual([
      { id: 'call_a', name: 'a', arguments: '{"x":1}' },
      { id: 'call_b', name: 'b', arguments: '{}' },
    ])
    expect(deltas.map(({ lane, text, name }) => [lane, text, name])).toEqual([
      ['tool:1', '', 'b'],
      ['tool:0', '{"x":', 'a'],
      ['tool:1', '{}', undefined],
      ['tool:0', '1}', undefined],
    ])
  })

  test('the older form of a call comes after the others', () => {
    const { messages } = streamOf(
      deltaChunk({ function_call: { name: 'old', arguments: '{' } }),
      deltaChunk({
        function_call: { arguments: '}' },
        tool_calls: [{ index: 0, id: 'c', function: { name: 'new' } }],
      }),
    )
    expect(messages[0]?.toolCalls).toEqual([
      { id: 'c', name: 'new', arguments: '' },
      { id: null, name: 'old', arguments: '{}' },
    ])
  })

  test('a piece that is given in both spellings of reasoning counts once', () => {
    const { messages } = streamOf(deltaChunk({ reasoning: 'Hm', reasoning_content: 'Hm' }))
    expect(messages[0]?.reasoning).toBe('Hm')
  })

  test('a chunk that adds nothing is in the lane `other`; usage alone has a lane of its own', () => {
    const usage = { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5 }
    const { deltas, messages } = streamOf(chunkOf([]), chunkOf([], usage))
    expect(deltas.map(({ lane, text }) => [lane, text])).toEqual([
      ['other', ''],
      ['usage', '2 in, 3 out'],
    ])
    expect(messages).toEqual([])
  })

  test('a stream may end without a finish reason', () => {
    expect(streamOf(deltaChunk({ content: 'The ri' })).messages[0]).toMatchObject({
      text: 'The ri',
      finishReason: null,
    })
  })
})

describe('Responses events', () => {
  test('content that only the last event has is read from there', () => {
    const whole = SPECIMENS['openai.responses.events'].response as JsonObject
    const last = listField(whole, 'body').at(-1) ?? null
    const { messages, deltas } = assembled({
      ...SPECIMENS['openai.responses.events'],
      response: { body: [last], is_streaming: true },
    })
    expect(messages[0]).toMatchObject({ ...RESPONSE, reasoning: 'Sides of a ship from astern' })
    expect(deltas.every(({ chunk }) => chunk === 0)).toBe(true)
  })
})

describe('what went wrong', () => {
  const EXCEPTION = {
    is_exception: true,
    exception_data: { category: 'builtin', type: 'TimeoutError', message: 'Took too long.' },
    exception_message: 'Took too long.',
  }

  test('a stream that broke keeps its chunks', () => {
    const body = [deltaChunk({ role: 'assistant', content: 'The ri' })]
    const result = assembled(recordingWith(CHAT_CALL, { body, is_streaming: true, ...EXCEPTION }))
    expect(result.messages[0]).toMatchObject({ text: 'The ri', finishReason: null })
    expect(result.failure).toEqual({ message: 'Took too long.', type: 'TimeoutError', status: null })
  })

  test('an exception instead of an answer', () => {
    expect(assembled(SPECIMENS.exception).failure).toMatchObject({ type: 'BadRequestError', status: 400 })
  })

  test('an error answer', () => {
    expect(assembled(SPECIMENS.error).failure).toEqual({
      message: 'max_tokens is missing',
      type: 'invalid_request_error',
      status: 400,
    })
  })

  test('an error among the chunks', () => {
    const error = {
      __type__: 'x.ChatCompletionChunk',
      __data__: { choices: [], error: { message: 'Overloaded' } },
    }
    const { failure, deltas } = streamOf(deltaChunk({ content: 'The' }), error)
    expect(failure?.message).toBe('Overloaded')
    expect(deltas.at(-1)).toMatchObject({ chunk: 1, lane: 'error', text: 'Overloaded' })
  })

  test('a tool that failed', () => {
    const body = {
      __type__: 'x.ToolInvocationResult',
      __data__: { content: null, error_message: 'No', error_code: 3 },
    }
    const response = { body, is_streaming: false }
    expect(assembled({ ...SPECIMENS.tool, response }).failure).toEqual({
      message: 'No',
      type: '3',
      status: null,
    })
  })
})
