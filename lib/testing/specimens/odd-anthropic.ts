import type { JsonObject } from '#lib/json/value'
import { deltaOf, eventOf, MESSAGES_CALL, messageOf } from './anthropic'
import { captured, recordingWith } from './envelope'
import { linesOf } from './gemini'

/* Answers of the Messages API with more than text and calls. Each is named after what is odd about it. */

type Event = readonly [name: string, data: JsonObject]

const START = eventOf('message_start', { message: messageOf([], { usage: { input_tokens: 5 } }) })
const END = eventOf('message_stop')

const stream = (...events: readonly Event[]): JsonObject =>
  recordingWith(MESSAGES_CALL, { body: linesOf([START, ...events, END]), is_streaming: true })

const whole = (content: JsonObject[], fields: JsonObject = {}): JsonObject =>
  captured(MESSAGES_CALL, messageOf(content, { stop_reason: 'end_turn', usage: USAGE, ...fields }))

const block = (index: number, content_block: JsonObject, ...deltas: readonly JsonObject[]): Event[] => [
  eventOf('content_block_start', { index, content_block }),
  ...deltas.map((delta) => deltaOf(index, delta)),
  eventOf('content_block_stop', { index }),
]

const USAGE = {
  input_tokens: 9,
  output_tokens: 30,
  cache_creation: { ephemeral_5m_input_tokens: 4 },
  server_tool_use: { web_search_requests: 1 },
  service_tier: 'standard',
}

const text = (index: number, words: string): Event[] =>
  block(index, { type: 'text', text: '' }, { type: 'text_delta', text: words })

const SEARCH = { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} }
const FOUND = {
  type: 'web_search_tool_result',
  tool_use_id: 'srvtoolu_1',
  content: [
    {
      type: 'web_search_result',
      title: 'Lighthouse keeper’s log',
      url: 'https://lights.example/log',
      encrypted_content: 'c2VhbGVk',
      page_age: '3 days ago',
    },
  ],
}
const CITATION = {
  type: 'web_search_result_location',
  cited_text: 'The lamp was lit at dusk.',
  url: 'https://lights.example/log',
  title: 'Lighthouse keeper’s log',
  encrypted_index: 'aW5kZXg=',
}
const OTHER_CITATION = {
  type: 'char_location',
  cited_text: 'It turned all night.',
  document_index: 0,
  document_title: 'Night watch',
  start_char_index: 7,
  end_char_index: 27,
  file_id: null,
}
const FETCHED = {
  type: 'web_fetch_tool_result',
  tool_use_id: 'srvtoolu_2',
  content: {
    type: 'web_fetch_result',
    url: 'https://lights.example/log.pdf',
    retrieved_at: '2026-01-02T03:04:05Z',
    content: {
      type: 'document',
      title: 'The log, scanned',
      source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0xLjQ=' },
    },
  },
}
const RAN = {
  type: 'bash_code_execution_tool_result',
  tool_use_id: 'srvtoolu_3',
  content: {
    type: 'bash_code_execution_result',
    stdout: '12 lamps\n',
    stderr: 'no oil',
    return_code: 1,
    content: [{ type: 'bash_code_execution_output', file_id: 'file_1' }],
  },
}

export const ODD_ANTHROPIC = {
  'a search, its result and a citation, streamed': stream(
    ...block(
      0,
      SEARCH,
      { type: 'input_json_delta', partial_json: '{"query": "lamp' },
      { type: 'input_json_delta', partial_json: ' lit"}' },
    ),
    ...block(1, FOUND),
    ...block(
      2,
      { type: 'text', text: '', citations: [] },
      { type: 'citations_delta', citation: CITATION },
      { type: 'text_delta', text: 'At dusk, ' },
      { type: 'citations_delta', citation: OTHER_CITATION },
    ),
    ...text(3, 'and all night.'),
    eventOf('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: USAGE }),
  ),
  'a search, its result and a citation, whole': whole([
    { ...SEARCH, input: { query: 'lamp lit' } },
    FOUND,
    { type: 'text', text: 'At dusk, ', citations: [CITATION, OTHER_CITATION] },
    { type: 'text', text: 'and all night.' },
  ]),
  'a fetched page and a command, whole': whole([
    {
      type: 'server_tool_use',
      id: 'srvtoolu_2',
      name: 'web_fetch',
      input: { url: 'https://lights.example' },
    },
    FETCHED,
    RAN,
    { type: 'container_upload', file_id: 'file_2' },
  ]),
  'a fetched page and a command, streamed': stream(
    ...block(0, {
      type: 'server_tool_use',
      id: 'srvtoolu_2',
      name: 'web_fetch',
      input: { url: 'https://lights.example' },
    }),
    ...block(1, FETCHED),
    ...block(2, RAN),
    ...block(3, { type: 'container_upload', file_id: 'file_2' }),
  ),
  'a search that failed': whole([
    { ...FOUND, content: { type: 'web_search_tool_result_error', error_code: 'max_uses_exceeded' } },
  ]),
  'a tool of an MCP server': whole([
    { type: 'mcp_tool_use', id: 'mcptoolu_1', name: 'lamps', server_name: 'harbour', input: {} },
    {
      type: 'mcp_tool_result',
      tool_use_id: 'mcptoolu_1',
      is_error: true,
      content: [{ type: 'text', text: 'The lamps are out.' }],
    },
  ]),
  'blocks and deltas that nobody knows': stream(
    ...block(0, { type: 'foghorn', id: 'fog_1', tone: 'low' }, { type: 'foghorn_delta', sound: 'boo' }),
    ...block(1, { type: 'foghorn', tone: 'high' }, { type: 'foghorn_delta', sound: 'bee' }),
    deltaOf(1, { type: 'foghorn_delta', sound: 'eep' }),
    deltaOf(1, { type: 'echo_delta', sound: 'ee' }),
    eventOf('weather', { wind: 'north' }),
  ),
  'an index that is used again': stream(
    ...block(
      0,
      { type: 'tool_use', id: 'toolu_1', name: 'light', input: {} },
      { type: 'input_json_delta', partial_json: '{"lamp": 1}' },
    ),
    ...block(
      0,
      { type: 'tool_use', id: 'toolu_2', name: 'dim', input: {} },
      { type: 'input_json_delta', partial_json: '{"lamp":' },
    ),
    eventOf('content_block_delta', { index: null, delta: { type: 'input_json_delta', partial_json: ' 2}' } }),
  ),
  'an input that stands in the start': stream(
    ...block(0, { type: 'tool_use', id: 'toolu_1', name: 'light', input: { lamp: 1.0, '2': 'on' } }),
  ),
  'thoughts with a call between them, sealed ones too': stream(
    ...block(
      0,
      { type: 'thinking', thinking: 'Dark.', signature: '' },
      { type: 'signature_delta', signature: 's1' },
    ),
    ...block(1, { type: 'redacted_thinking', data: 'c2VhbGVk' }),
    ...text(2, 'I look.'),
    ...block(3, { type: 'tool_use', id: 'toolu_1', name: 'light', input: {} }),
    ...block(4, { type: 'thinking', thinking: '' }, { type: 'thinking_delta', thinking: 'Light.' }),
    ...text(5, 'I saw.'),
  ),
  'a stop sequence and details of the stop': stream(
    ...text(0, 'One, two'),
    eventOf('message_delta', {
      delta: {
        stop_reason: 'stop_sequence',
        stop_sequence: 'three',
        stop_details: { category: 'counting' },
        container: { id: 'container_1', expires_at: '2026-01-02T03:04:05Z' },
      },
      usage: USAGE,
      context_management: { applied_edits: [{ type: 'clear', cleared_input_tokens: 8 }] },
    }),
    eventOf('message_delta', { delta: { stop_reason: 'end_turn' } }),
  ),
  'an error one level deeper': stream(
    ...text(0, 'Well'),
    eventOf('error', {
      error: { type: 'error', error: { type: 'overloaded_error', message: 'The keeper is busy.' } },
      request_id: 'req_1',
    }),
  ),
  'an error with a type only': stream(
    ...text(0, 'Well'),
    eventOf('error', { error: { type: 'overloaded_error', message: null, details: { wait: 5 } } }),
  ),
  'an error that says nothing but that it is one': stream(...text(0, 'Well'), eventOf('error')),
  'counts of Bedrock at the end': recordingWith(MESSAGES_CALL, {
    body: linesOf([
      START,
      ...text(0, 'Lit.'),
      eventOf('message_stop', {
        'amazon-bedrock-invocationMetrics': {
          inputTokenCount: 7,
          outputTokenCount: 2,
          invocationLatency: 511,
          firstByteLatency: 298,
        },
      }),
    ]),
    is_streaming: true,
  }),
} satisfies Readonly<Record<string, JsonObject>>
