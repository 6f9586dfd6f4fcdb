import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { answered, callOf, streamed, typedAs } from './envelope'

export const CHAT_CALL = callOf('/v1/chat/completions', {
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Which planet has rings?' }],
  stream: true,
})

const CHUNK = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'

const USAGE = {
  completion_tokens: 9,
  prompt_tokens: 14,
  total_tokens: 23,
  completion_tokens_details: { reasoning_tokens: 4 },
  prompt_tokens_details: { cached_tokens: 0 },
}

/** Makes a chat chunk of choices, as the recorder writes it. */
export function chunkOf(choices: JsonValue, usage: JsonValue = null): JsonObject {
  return typedAs(CHUNK, {
    id: 'rec-007c4711219f',
    choices,
    created: 0,
    model: 'gpt-4o-2024-08-06',
    object: 'chat.completion.chunk',
    service_tier: 'default',
    system_fingerprint: 'fp_cbf1785567',
    usage,
  })
}

/** Makes a chat chunk of one choice. */
export function deltaChunk(delta: JsonObject, finish: string | null = null, index = 0): JsonObject {
  return chunkOf([{ delta, finish_reason: finish, index, logprobs: null }])
}

const LOGPROBS = {
  content: [
    { token: 'The', bytes: [84, 104, 101], logprob: -0.25, top_logprobs: [{ token: 'The', logprob: -0.25 }] },
  ],
  refusal: [{ token: 'No', bytes: [78, 111], logprob: -3.5, top_logprobs: [] }],
}

const FULL_DELTA = {
  content: 'The',
  function_call: { arguments: '{"planet":', name: 'look_up' },
  refusal: 'No',
  role: 'assistant',
  tool_calls: [
    {
      index: 0,
      id: 'call_1',
      function: { arguments: '{"name":"Saturn"}', name: 'get_planet' },
      type: 'function',
    },
  ],
  reasoning: 'Rings',
  reasoning_content: 'Rings',
}

export const chatChunks = streamed(CHAT_CALL, [
  chunkOf([{ delta: FULL_DELTA, finish_reason: 'stop', index: 0, logprobs: LOGPROBS }], USAGE),
  deltaChunk({ content: ' planet', role: null }),
  chunkOf([], USAGE),
])

export const chat = answered(
  CHAT_CALL,
  typedAs('openai.types.chat.chat_completion.ChatCompletion', {
    id: 'rec-007c4711219f',
    choices: [
      {
        finish_reason: 'tool_calls',
        index: 0,
        logprobs: LOGPROBS,
        message: {
          content: 'Saturn',
          refusal: 'No',
          role: 'assistant',
          function_call: { arguments: '{}', name: 'look_up' },
          tool_calls: [
            {
              id: 'call_1',
              function: { arguments: '{"name":"Saturn"}', name: 'get_planet' },
              type: 'function',
            },
            { id: 'call_2', custom: { name: 'note', input: 'rings' }, type: 'custom' },
          ],
          reasoning: 'Rings',
          reasoning_content: 'Rings',
        },
      },
    ],
    created: 0,
    model: 'gpt-4o-2024-08-06',
    object: 'chat.completion',
    service_tier: 'default',
    system_fingerprint: 'fp_cbf1785567',
    usage: USAGE,
  }),
)
