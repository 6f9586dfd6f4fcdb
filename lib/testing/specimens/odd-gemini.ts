import type { JsonObject } from '#lib/json/value'
import { answered, captured, recordingWith, streamed } from './envelope'
import { geminiCallTo, INTERACTIONS, interactionEvent, interactionOf, linesOf } from './gemini'

/*
 * Answers of Gemini that hold more than text and whole calls, one odd thing each.
 */

const STREAM = geminiCallTo('/generate_content_stream')

/** One chunk with a candidate. */
function chunkOf(parts: JsonObject[], candidate: JsonObject = {}): JsonObject {
  return {
    candidates: [{ content: { parts, role: 'model' }, ...candidate }],
    model_version: 'gemini-3-pro',
    response_id: 'r1',
    usage_metadata: { prompt_token_count: 4, candidates_token_count: 5, total_token_count: 9 },
  }
}

const callPiece = (...partial_args: JsonObject[]): JsonObject =>
  chunkOf([{ function_call: { partial_args, will_continue: true } }])

const code = { executable_code: { code: 'print(24*30)', language: 'PYTHON' } }
const codeResult = (output: string): JsonObject => ({
  code_execution_result: { outcome: 'OUTCOME_OK', output },
})
const grounding = {
  web_search_queries: ['tide chart bay'],
  grounding_chunks: [{ web: { uri: 'https://example.org/bay', title: 'Tide chart of the bay' } }],
  grounding_supports: [
    {
      segment: { end_index: 10, text: 'At twelve.' },
      grounding_chunk_indices: [0],
      confidence_scores: [0.75],
    },
  ],
  search_entry_point: { rendered_content: '<a href="https://example.org">tides</a>' },
  retrieval_metadata: { google_search_dynamic_retrieval_score: 0.5 },
}

const RATINGS = [{ category: 'HARM_CATEGORY_HARASSMENT', probability: 'NEGLIGIBLE', blocked: false }]

const OUTPUTS: JsonObject[] = [
  { type: 'thought', signature: 'c2ln', summary: [{ type: 'text', text: 'Look it up.' }] },
  { type: 'google_search_call', id: 's1', arguments: { queries: ['tide chart bay'] } },
  {
    type: 'google_search_result',
    call_id: 's1',
    signature: 'c2ln',
    result: [{ title: 'Tide chart', url: 'https://example.org/bay' }],
  },
  { type: 'code_execution_call', id: 'x1', arguments: { language: 'python', code: 'print(24*30)' } },
  { type: 'code_execution_result', call_id: 'x1', is_error: false, result: '720 minutes\n' },
  { type: 'url_context_call', id: 'u1', arguments: { urls: ['https://example.org/quay'] } },
  {
    type: 'url_context_result',
    call_id: 'u1',
    result: [{ url: 'https://example.org/quay', status: 'success' }],
  },
  {
    type: 'mcp_server_tool_call',
    id: 'm1',
    name: 'ring_bell',
    server_name: 'harbour',
    arguments: { times: 2 },
  },
  {
    type: 'mcp_server_tool_result',
    call_id: 'm1',
    name: 'ring_bell',
    server_name: 'harbour',
    result: 'Rung twice.',
  },
  { type: 'file_search_result', call_id: 'f1', result: [{ title: 'Log', text: 'High water at noon' }] },
  { type: 'function_result', call_id: 'c0', name: 'get_wind', is_error: true, result: { said: 'no wind' } },
  { type: 'image', mime_type: 'image/png', data: 'iVBORw0KGgo=' },
  { type: 'audio', mime_type: 'audio/wav', data: 'UklGRg==' },
  { type: 'video', mime_type: 'video/mp4', uri: 'https://example.org/waves.mp4' },
  { type: 'document', mime_type: 'application/pdf', uri: 'https://example.org/log.pdf' },
  { type: 'hologram', shape: 'a small boat' },
  {
    type: 'text',
    text: 'At twelve.',
    annotations: [{ start_index: 0, end_index: 10, source: 'https://example.org/bay' }],
  },
  { type: 'function_call', id: 'c1', name: 'set_port', arguments: { port: 'north' } },
]

function eventsOf(...events: [string, JsonObject][]): JsonObject {
  return recordingWith(INTERACTIONS, { body: linesOf([...events, ['done', '[DONE]']]), is_streaming: true })
}

const start = interactionEvent('interaction.start', { interaction: interactionOf('in_progress') })
const delta = (index: number, fields: JsonObject): [string, JsonObject] =>
  interactionEvent('content.delta', { index, delta: fields })

/** A recording for each odd thing, by what is odd. */
export const ODD_GEMINI = {
  'code, its result and sources, streamed': streamed(STREAM, [
    chunkOf([code]),
    chunkOf([codeResult('720 minutes\n')]),
    chunkOf([code]),
    chunkOf([codeResult('5 days\n')]),
    chunkOf([{ text: 'At ' }]),
    chunkOf([{ text: 'twelve.' }], { finish_reason: 'STOP', grounding_metadata: grounding }),
  ]),
  'code, its result and sources, whole': answered(
    geminiCallTo('/generate_content'),
    chunkOf([{ text: 'I count.' }, code, codeResult('720 minutes\n'), { text: 'At twelve.' }], {
      finish_reason: 'STOP',
      index: 0,
      token_count: 7,
      avg_logprobs: -0.25,
      logprobs_result: { chosen_candidates: [{ token: 'At', log_probability: -0.5 }] },
      grounding_metadata: grounding,
      citation_metadata: { citations: [{ start_index: 0, uri: 'https://example.org', license: 'mit' }] },
      url_context_metadata: { url_metadata: [{ retrieved_url: 'https://example.org/quay' }] },
      safety_ratings: RATINGS,
    }),
  ),
  'the spelling of the API itself': answered(geminiCallTo('/generate_content'), {
    candidates: [
      {
        content: {
          parts: [
            { text: 'Hm.', thought: true, thoughtSignature: 'c2ln' },
            { executableCode: { code: 'print(1)', language: 'PYTHON' } },
            { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1\n' } },
            { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } },
            { functionCall: { name: 'get_tide', args: { port: 'north' } } },
          ],
          role: 'model',
        },
        finishReason: 'STOP',
        groundingMetadata: { webSearchQueries: ['tide chart bay'] },
        safetyRatings: RATINGS,
      },
    ],
    modelVersion: 'gemini-3-pro',
    responseId: 'r1',
    createTime: '2026-04-08T13:28:44Z',
    usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 5, totalTokenCount: 9 },
  }),
  'media, files and what other functions answered': answered(
    geminiCallTo('/generate_content'),
    chunkOf([
      { inline_data: { mime_type: 'audio/pcm;rate=24000', data: 'AAAA', display_name: 'a wave' } },
      { file_data: { mime_type: 'video/mp4', file_uri: 'gs://bay/waves.mp4' }, video_metadata: { fps: 2 } },
      { function_response: { id: 'c1', name: 'get_wind', response: { wind: 'a breeze' } } },
      { hologram: { shape: 'a small boat' } },
    ]),
  ),
  'arguments in pieces': streamed(STREAM, [
    chunkOf([{ function_call: { id: 'fc1', name: 'set_port', will_continue: true } }]),
    callPiece({ json_path: '$.port', string_value: 'nor', will_continue: true }),
    callPiece({ json_path: '$.port', string_value: 'th' }),
    callPiece(
      { json_path: '$.legs[0].miles', number_value: 2.5 },
      { json_path: '$.legs[0].calm', bool_value: true },
    ),
    callPiece({ json_path: "$['the rest']", null_value: 'NULL_VALUE' }),
    chunkOf([{ function_call: { will_continue: false } }]),
    chunkOf([{ text: '' }], { finish_reason: 'STOP' }),
  ]),
  'arguments in pieces, of two calls without ids or an end': streamed(STREAM, [
    chunkOf([{ function_call: { name: 'get_tide', will_continue: true } }]),
    callPiece({ json_path: '$.port', string_value: 'north' }),
    chunkOf([{ function_call: { name: 'get_wind', will_continue: true } }]),
    callPiece({ json_path: '$.port', string_value: 'south' }),
    chunkOf([{ text: '' }], { finish_reason: 'STOP' }),
  ]),
  'arguments in pieces that come late': streamed(STREAM, [
    chunkOf([{ function_call: { id: 'fc1', name: 'set_port', will_continue: true } }]),
    callPiece({ json_path: '$.port', string_value: 'nor', will_continue: true }),
    callPiece({ json_path: '$.times', number_value: 2 }),
    callPiece({ json_path: '$.port', string_value: 'th' }),
    chunkOf([{ function_call: {} }]),
  ]),
  'a finish in words': streamed(STREAM, [
    {
      ...chunkOf([]),
      candidates: [
        {
          finish_reason: 'MALFORMED_FUNCTION_CALL',
          content: { parts: null, role: 'model' },
          finish_message: 'Malformed function call: call:ring_bell{times',
        },
      ],
    },
  ]),
  'a finish in every chunk': streamed(STREAM, [
    chunkOf([{ text: 'At ' }], { finish_reason: 'STOP' }),
    chunkOf([{ text: 'twelve.' }], { finish_reason: 'STOP', safety_ratings: RATINGS }),
  ]),
  'a blocked prompt': streamed(STREAM, [
    {
      candidates: null,
      prompt_feedback: {
        block_reason: 'SAFETY',
        block_reason_message: 'The prompt was turned away at the gate.',
        safety_ratings: RATINGS,
      },
      model_version: 'gemini-3-pro',
      usage_metadata: { prompt_token_count: 4, total_token_count: 4 },
    },
  ]),
  'a blocked prompt, with a reason only': answered(geminiCallTo('/generate_content'), {
    candidates: [],
    prompt_feedback: { block_reason: 'BLOCKLIST' },
    usage_metadata: { prompt_token_count: 4 },
  }),
  'two errors after a part of the answer': streamed(STREAM, [
    chunkOf([{ text: 'At ' }]),
    { error: { code: 503, message: 'The tide is out.', status: 'UNAVAILABLE' } },
    { error: { code: 500, message: 'The pier is gone.', status: 'INTERNAL' } },
  ]),
  'an answer that the client read as JSON': answered(geminiCallTo('/generate_content'), {
    ...chunkOf([{ text: '{"port": "north",' }, { text: ' "times": 2}' }]),
    parsed: { times: 2, port: 'north' },
  }),
  'an answer that the client read otherwise': answered(geminiCallTo('/generate_content'), {
    ...chunkOf([{ text: '{"port": "north"}' }]),
    parsed: { port: 'north', times: 1 },
    automatic_function_calling_history: [{ role: 'user', parts: [{ text: 'Which port?' }] }],
  }),
  'tools of the provider in an interaction': captured(
    INTERACTIONS,
    interactionOf('completed', { outputs: OUTPUTS, role: 'model' }),
  ),
  'tools of the provider in events': eventsOf(
    start,
    ...OUTPUTS.flatMap((output, index) => [
      interactionEvent('content.start', { index, content: { type: output.type ?? '' } }),
      delta(index, output),
      interactionEvent('content.stop', { index }),
    ]),
    interactionEvent('interaction.complete', {
      interaction: interactionOf('completed', { outputs: OUTPUTS }),
    }),
  ),
  'an interaction that says nothing before its end': eventsOf(
    start,
    interactionEvent('interaction.complete', {
      interaction: interactionOf('completed', { outputs: OUTPUTS }),
    }),
  ),
  'arguments as text in events, one index twice': eventsOf(
    start,
    interactionEvent('content.start', {
      index: 0,
      content: { type: 'function_call', id: 'c1', name: 'get_tide', arguments: {} },
    }),
    delta(0, { type: 'arguments_delta', arguments: '{"port":' }),
    delta(0, { type: 'arguments_delta', arguments: '"north"}' }),
    delta(0, { type: 'function_call', id: 'c2', name: 'get_wind', arguments: { port: 'south' } }),
    interactionEvent('ping', { said: 'still here' }),
  ),
  'an interaction that failed': captured(
    INTERACTIONS,
    interactionOf('failed', { error: { code: 'overloaded', message: 'The lock is full.' } }),
  ),
  'an interaction that was cut': captured(INTERACTIONS, interactionOf('incomplete', { outputs: [] })),
  'an interaction whose events end in an error': eventsOf(
    start,
    delta(0, { type: 'text', text: 'At ' }),
    interactionEvent('error', { error: { code: 'internal', message: 'The tide is out.' }, event_id: 'e7' }),
    interactionEvent('interaction.status_update', { interaction_id: 'v1_Q2', status: 'failed' }),
  ),
  'vectors with statistics': answered(geminiCallTo('/embed_content'), {
    embeddings: [{ values: [0.5, -0.25], statistics: { token_count: 3, truncated: false } }],
    metadata: { billable_character_count: 10 },
  }),
} as const
