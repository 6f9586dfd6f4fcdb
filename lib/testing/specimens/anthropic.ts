import type { JsonObject } from '#lib/json/value'
import { captured, captureOf, recordingWith } from './envelope'
import { linesOf } from './gemini'

/** A call of the Messages API. */
export const MESSAGES_CALL = captureOf('http://0.0.0.0:11434/v1/messages', {
  model: 'gpt-oss:20b',
  messages: [{ role: 'user', content: 'What is 15 * 7?' }],
  max_tokens: 64,
  stream: true,
})

/** A message of blocks. */
export const messageOf = (content: JsonObject[], fields: JsonObject): JsonObject => ({
  id: 'msg_77b1de03aa52',
  type: 'message',
  role: 'assistant',
  model: 'gpt-oss:20b',
  content,
  ...fields,
})

const USAGE = {
  input_tokens: 12,
  output_tokens: 9,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 3,
}

export const anthropicMessage = captured(
  MESSAGES_CALL,
  messageOf(
    [
      { type: 'thinking', thinking: 'A calculator helps.', signature: 'c2ln' },
      { type: 'redacted_thinking', data: 'aGlkZGVu' },
      { type: 'text', text: 'I work it out.' },
      { type: 'tool_use', id: 'call_1', name: 'calculator', input: { expression: '15 * 7' } },
    ],
    { stop_reason: 'tool_use', stop_sequence: null, usage: USAGE },
  ),
)

/** An event, by its type. */
export const eventOf = (type: string, fields: JsonObject = {}): [string, JsonObject] => [
  type,
  { type, ...fields },
]
/** A piece of a block. */
export const deltaOf = (index: number, delta: JsonObject): [string, JsonObject] =>
  eventOf('content_block_delta', { index, delta })

/** The events of a stream with thinking, text and a tool call. */
const ANTHROPIC_EVENTS: readonly (readonly [string, JsonObject])[] = [
  eventOf('message_start', {
    message: messageOf([], {
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 12, output_tokens: 0 },
    }),
  }),
  eventOf('ping'),
  eventOf('content_block_start', {
    index: 0,
    content_block: { type: 'thinking', thinking: '', signature: '' },
  }),
  deltaOf(0, { type: 'thinking_delta', thinking: 'A calculator' }),
  deltaOf(0, { type: 'thinking_delta', thinking: ' helps.' }),
  deltaOf(0, { type: 'signature_delta', signature: 'c2ln' }),
  eventOf('content_block_stop', { index: 0 }),
  eventOf('content_block_start', { index: 1, content_block: { type: 'text', text: '' } }),
  deltaOf(1, { type: 'text_delta', text: 'I work' }),
  deltaOf(1, { type: 'text_delta', text: ' it out.' }),
  eventOf('content_block_stop', { index: 1 }),
  eventOf('content_block_start', {
    index: 2,
    content_block: { type: 'tool_use', id: 'call_1', name: 'calculator', input: {} },
  }),
  deltaOf(2, { type: 'input_json_delta', partial_json: '{"expression":' }),
  deltaOf(2, { type: 'input_json_delta', partial_json: ' "15 * 7"}' }),
  eventOf('content_block_stop', { index: 2 }),
  eventOf('message_delta', { delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: USAGE }),
  eventOf('message_stop'),
]

export const anthropicEvents = recordingWith(MESSAGES_CALL, {
  body: linesOf(ANTHROPIC_EVENTS),
  is_streaming: true,
})

export const error = captured(
  MESSAGES_CALL,
  {
    type: 'error',
    error: { type: 'invalid_request_error', message: 'max_tokens is missing', code: 'invalid_request' },
  },
  400,
)
