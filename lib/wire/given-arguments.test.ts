import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { assembledOf, besideOf } from '#lib/testing/assembled'
import { eventOf, MESSAGES_CALL, messageOf } from '#lib/testing/specimens/anthropic'
import { converseStream, pieceOf, startOf } from '#lib/testing/specimens/bedrock-converse'
import { recordingWith, streamed, typedAs } from '#lib/testing/specimens/envelope'
import { INTERACTIONS, interactionEvent, linesOf } from '#lib/testing/specimens/gemini'
import { CHAT_CALL } from '#lib/testing/specimens/openai-chat'
import { RESPONSES_CALL, eventOf as responseEvent } from '#lib/testing/specimens/openai-responses'

const chunkOf = (delta: JsonObject): JsonObject =>
  typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
    ...{ id: 'c', created: 0, model: 'm', object: 'chat.completion.chunk' },
    choices: [{ index: 0, delta, finish_reason: null }],
  })

/** A stream of one call whose arguments come in pieces, in each wire format that has pieces. */
const STREAMS: Readonly<Record<string, (...pieces: JsonValue[]) => JsonObject>> = {
  chat: (...pieces) =>
    streamed(
      CHAT_CALL,
      pieces.map((piece, index) =>
        chunkOf({
          tool_calls: [
            {
              index: 0,
              ...(index === 0 && { id: 'c1' }),
              function: { name: index === 0 ? 'f' : null, arguments: piece },
            },
          ],
        }),
      ),
    ),
  'the older form of chat': (...pieces) =>
    streamed(
      CHAT_CALL,
      pieces.map((piece, index) =>
        chunkOf({ function_call: { name: index === 0 ? 'f' : null, arguments: piece } }),
      ),
    ),
  anthropic: (...pieces) =>
    recordingWith(MESSAGES_CALL, {
      body: linesOf([
        eventOf('message_start', { message: messageOf([], {}) }),
        eventOf('content_block_start', {
          index: 0,
          content_block: { type: 'tool_use', id: 't', name: 'f', input: {} },
        }),
        ...pieces.map((partial_json) =>
          eventOf('content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json } }),
        ),
      ]),
      is_streaming: true,
    }),
  converse: (...pieces) =>
    converseStream([
      startOf(0, { toolUse: { toolUseId: 't', name: 'f' } }),
      ...pieces.map((input) => pieceOf(0, { toolUse: { input } })),
    ]),
}

const readOf = (recording: JsonObject): { calls: string[]; beside: [string, string][]; added: string } => {
  const read = assembledOf(recording)
  const calls = read.messages.flatMap(({ toolCalls }) => toolCalls.map((call) => call.name + call.arguments))
  const added = read.deltas.filter(({ lane }) => lane === 'tool:0').map(({ text }) => text)
  return { calls, beside: besideOf(read), added: added.join('') }
}

describe.each(Object.entries(STREAMS))('arguments that come as objects in pieces: %s', (_, stream) => {
  test.each<[string, JsonValue[], string]>([
    ['an object', [{ k: 'v', n: 1 }], '{"k":"v","n":1}'],
    ['an object after an empty one, which opens the call', [{}, { k: 'v' }], '{"k":"v"}'],
    ['text after an empty object', [{}, '{"k":', '"v"}'], '{"k":"v"}'],
    ['an object after an empty text', ['', { k: 'v' }], '{"k":"v"}'],
    ['objects with fields of their own', [{ a: 1 }, { b: [2] }], '{"a":1,"b":[2]}'],
    ['an object that grows', [{ a: 'ta' }, { a: 'tau', b: 2 }, { a: 'tau', b: 2 }], '{"a":"tau","b":2}'],
    ['objects that contradict each other', [{ a: 1 }, { a: 2 }], '{"a":1}{"a":2}'],
  ])('%s', (_, pieces, expected) => {
    const { calls, beside, added } = readOf(stream(...pieces))
    expect([calls, beside, added]).toEqual([[`f${expected}`], [], expected])
  })
})

test('an event of a response with an object', () => {
  const item = (type: string, fields: JsonObject, index: number): JsonObject =>
    responseEvent(`response.${type}`, { item_id: 'fc_1', output_index: 0, ...fields }, index)
  const call = { type: 'function_call', id: 'fc_1', call_id: 'c1', name: 'f', arguments: '' }
  const added = item('output_item.added', { item: call }, 0)
  const piece = item('function_call_arguments.delta', { delta: { k: 'v' } }, 1)
  const whole = item('function_call_arguments.done', { arguments: { k: 'v' } }, 2)
  for (const events of [
    [added, piece, whole],
    [added, whole],
    [added, piece],
  ]) {
    expect(readOf(streamed(RESPONSES_CALL, events))).toMatchObject({ calls: ['f{"k":"v"}'], beside: [] })
  }
})

test('an interaction with an object', () => {
  const delta = { type: 'function_call', id: 'f1', name: 'f', arguments: { k: 'v' } }
  const body = linesOf([interactionEvent('content.delta', { index: 0, delta })])
  expect(readOf(recordingWith(INTERACTIONS, { body, is_streaming: true })).calls).toEqual(['f{"k":"v"}'])
})

test('numbers are spelled as in the file', () => {
  const text = (piece: string): string => `{"k": ${piece}}`
  const body = linesOf([
    eventOf('message_start', { message: messageOf([], {}) }),
    eventOf('content_block_start', {
      index: 0,
      content_block: { type: 'tool_use', id: 't', name: 'f', input: {} },
    }),
  ])
  const line = `data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":${text('1.0')}}}`
  expect(
    readOf(recordingWith(MESSAGES_CALL, { body: [...body, line, ''], is_streaming: true })).calls,
  ).toEqual(['f{"k":1.0}'])
})
