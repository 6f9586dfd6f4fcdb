import type { JsonObject } from '#lib/json/value'
import { answered, callOf, captured, captureOf, recordingWith, streamed } from './envelope'

const BODY = {
  model: 'publishers/google/models/gemini-2.0-flash',
  contents: [{ role: 'user', parts: [{ text: 'Weather in Paris?' }] }],
}

/** Makes a call of the Google GenAI client. */
export const geminiCallTo = (endpoint: string): JsonObject => ({
  ...callOf(endpoint, BODY, 'vertexai://'),
  provider_metadata: { provider: 'vertexai' },
})

/** Makes a Gemini answer, or one chunk of it. Empty fields are left out, as the recorder does. */
function geminiOf(parts: JsonObject[], fields: { finish?: string; usage?: JsonObject } = {}): JsonObject {
  return {
    sdk_http_response: { headers: { 'Content-Type': 'text/event-stream' } },
    candidates: [
      {
        content: { parts, role: 'model' },
        ...(fields.finish && { finish_reason: fields.finish, avg_logprobs: -0.125, index: 0 }),
      },
    ],
    create_time: '2026-04-08T13:28:44.068846Z',
    model_version: 'gemini-2.0-flash',
    response_id: 'DFjWae6ZBP2hmPUPnbK2iAg',
    usage_metadata: fields.usage ?? { traffic_type: 'ON_DEMAND' },
  }
}

const USAGE = {
  candidates_token_count: 7,
  prompt_token_count: 5,
  thoughts_token_count: 2,
  total_token_count: 14,
  traffic_type: 'ON_DEMAND',
}

const CHUNKS = [
  geminiOf([{ text: 'Ask the tool.', thought: true, thought_signature: 'c2ln' }]),
  geminiOf([{ text: 'I look' }]),
  geminiOf([
    { text: ' it up.' },
    { function_call: { id: 'c1', name: 'get_weather', args: { location: 'Paris' } } },
  ]),
  geminiOf([{ inline_data: { mime_type: 'image/png', data: 'iVBORw0KGgo=' } }], {
    finish: 'STOP',
    usage: USAGE,
  }),
]

export const geminiChunks = streamed(geminiCallTo('/generate_content_stream'), CHUNKS)

export const geminiContent = answered(
  geminiCallTo('/generate_content'),
  geminiOf(
    [
      { text: 'Ask the tool.', thought: true },
      { text: 'I look it up.' },
      { function_call: { id: 'c1', name: 'get_weather', args: { location: 'Paris' } } },
    ],
    { finish: 'STOP', usage: USAGE },
  ),
)

export const geminiEmbeddings = answered(geminiCallTo('/embed_content'), {
  embeddings: [{ values: [0.5, -0.25] }, { values: [0.125, 1.5] }],
  metadata: { billable_character_count: 10 },
})

export const INTERACTIONS = captureOf('https://generativelanguage.googleapis.com/v1beta/interactions', {
  model: 'gemini-2.5-flash-lite',
  input: 'Weather in Paris?',
  stream: true,
})

const INTERACTION_USAGE = {
  total_tokens: 12,
  total_input_tokens: 5,
  total_cached_tokens: 0,
  total_output_tokens: 7,
  total_tool_use_tokens: 0,
  total_thought_tokens: 0,
}

/** Makes an answer of /interactions. */
export const interactionOf = (status: string, fields: JsonObject = {}): JsonObject => ({
  id: 'v1_Q291bnREb3du',
  status,
  object: 'interaction',
  model: 'gemini-2.5-flash-lite',
  ...fields,
})

export const interaction = captured(
  INTERACTIONS,
  interactionOf('requires_action', {
    outputs: [
      { signature: 'c2lnbmF0dXJl', type: 'thought', summary: [{ text: 'Ask the tool.', type: 'text' }] },
      { text: 'I look it up.', type: 'text' },
      { id: 'c1', name: 'get_weather', arguments: { location: 'Paris' }, type: 'function_call' },
    ],
    role: 'model',
    created: '2026-04-14T10:07:21Z',
    updated: '2026-04-14T10:07:21Z',
    usage: INTERACTION_USAGE,
  }),
)

/** Returns the lines of events as they are recorded. */
export function linesOf(events: readonly (readonly [name: string, data: JsonObject | string])[]): string[] {
  return events.flatMap(([name, data]) => [
    `event: ${name}`,
    `data: ${typeof data === 'string' ? data : JSON.stringify(data)}`,
    '',
  ])
}

/** Makes an event of a stream of /interactions, with its name. */
export const interactionEvent = (event_type: string, fields: JsonObject): [string, JsonObject] => [
  event_type,
  { ...fields, event_type },
]

export const interactionEvents = recordingWith(INTERACTIONS, {
  body: linesOf([
    interactionEvent('interaction.start', { interaction: interactionOf('in_progress') }),
    interactionEvent('interaction.status_update', { interaction_id: 'v1_Q2', status: 'in_progress' }),
    interactionEvent('content.start', { index: 0, content: { type: 'thought' } }),
    interactionEvent('content.delta', {
      index: 0,
      delta: { type: 'thought_summary', content: { text: 'Ask the tool.', type: 'text' } },
    }),
    interactionEvent('content.delta', { index: 0, delta: { signature: 'c2ln', type: 'thought_signature' } }),
    interactionEvent('content.stop', { index: 0 }),
    interactionEvent('content.start', { index: 1, content: { type: 'text' } }),
    interactionEvent('content.delta', { index: 1, delta: { text: 'I look', type: 'text' } }),
    interactionEvent('content.delta', { index: 1, delta: { text: ' it up.', type: 'text' } }),
    interactionEvent('content.stop', { index: 1 }),
    interactionEvent('content.start', { index: 2, content: { type: 'function_call' } }),
    interactionEvent('content.delta', {
      index: 2,
      delta: { type: 'function_call', id: 'c1', name: 'get_weather', arguments: { location: 'Paris' } },
    }),
    interactionEvent('content.stop', { index: 2 }),
    interactionEvent('interaction.complete', {
      interaction: interactionOf('requires_action', { role: 'model', usage: INTERACTION_USAGE }),
    }),
    ['done', '[DONE]'],
  ]),
  is_streaming: true,
})
