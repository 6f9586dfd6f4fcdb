import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { answered, streamed, typedAs } from './envelope'
import { eventOf, RESPONSES_CALL, responseOf } from './openai-responses'

/*
 * Responses with built-in tools, and of servers that number and repeat otherwise than OpenAI; each is named after what is
 * odd.
 */

type Event = readonly [type: string, fields: JsonObject]

const whole = (output: readonly JsonObject[], more: JsonObject = {}): JsonObject =>
  answered(
    RESPONSES_CALL,
    typedAs(
      'openai.types.responses.response.Response',
      responseOf([...output], { status: 'completed', ...more }),
    ),
  )

const stream = (...events: readonly Event[]): JsonObject =>
  streamed(
    RESPONSES_CALL,
    events.map(([type, fields], index) =>
      eventOf(type === 'error' ? type : `response.${type}`, fields, index),
    ),
  )

const created: Event = ['created', { response: responseOf([]) }]

const ended = (output: readonly JsonObject[], more: JsonObject = {}): Event => [
  'completed',
  { response: responseOf([...output], { status: 'completed', ...more }) },
]

const added = (item: JsonObject, output_index: number): Event => ['output_item.added', { item, output_index }]
const done = (item: JsonObject, output_index: number): Event => ['output_item.done', { item, output_index }]

/** A tool of the provider: announced with less, said whole, and again in the response at the end. */
const run = (item: JsonObject, early: JsonObject, ...between: readonly Event[]): JsonObject => {
  const announced = { ...item, status: 'in_progress', ...early }
  return stream(created, added(announced, 0), ...between, done(item, 0), ended([item]))
}

const textDelta = (item_id: string | null, delta: string, output_index: number | null = 0): Event => [
  'output_text.delta',
  { item_id, output_index, content_index: 0, delta, logprobs: [] },
]

const message = (id: string, text: string, annotations: JsonObject[] = []): JsonObject => ({
  id,
  content: [{ annotations, text, type: 'output_text', logprobs: [] }],
  role: 'assistant',
  status: 'completed',
  type: 'message',
})

const reasoning = (id: string, ...summary: readonly string[]): JsonObject => ({
  id,
  summary: summary.map((text) => ({ text, type: 'summary_text' })),
  type: 'reasoning',
  encrypted_content: 'gAAAAB',
})

const functionCall = (id: string, call_id: string, name: string, args: string): JsonObject => ({
  arguments: args,
  call_id,
  name,
  type: 'function_call',
  id,
  status: 'completed',
})

const CODE: JsonObject = {
  id: 'ci_1',
  code: 'print(12 * 60)',
  container_id: 'cntr_1',
  outputs: [
    { logs: 'sum: 720', type: 'logs' },
    { type: 'image', url: 'data:image/png;base64,iVBORw0KGgo=' },
  ],
  status: 'completed',
  type: 'code_interpreter_call',
}

const WEB_SEARCH: JsonObject = {
  id: 'ws_1',
  action: {
    type: 'search',
    query: 'wind at the pier',
    queries: null,
    sources: [{ type: 'url', url: 'https://pier.example/wind' }],
  },
  status: 'completed',
  type: 'web_search_call',
}

const FILE_SEARCH: JsonObject = {
  id: 'fs_1',
  queries: ['tide table north'],
  results: [{ file_id: 'file-1', filename: 'tides.txt', score: 0.9, text: 'Twice a month.', attributes: {} }],
  status: 'completed',
  type: 'file_search_call',
}

const IMAGE: JsonObject = {
  id: 'ig_1',
  result: 'iVBORw0KGgo=',
  revised_prompt: 'A steam engine in the snow',
  size: '1024x1024',
  status: 'completed',
  type: 'image_generation_call',
}

const MCP_LIST: JsonObject = {
  id: 'mcpl_1',
  server_label: 'rail',
  tools: [{ input_schema: { type: 'object' }, name: 'fare_of', description: 'What a ticket costs' }],
  type: 'mcp_list_tools',
}

const MCP: JsonObject = {
  id: 'mcp_1',
  arguments: '{"from":"Alba"}',
  name: 'fare_of',
  server_label: 'rail',
  type: 'mcp_call',
  output: 'eleven crowns',
  error: null,
}

const CITATION: JsonObject = {
  type: 'url_citation',
  start_index: 0,
  end_index: 8,
  title: 'Almanac',
  url: 'https://a.example',
}

const inCode = { item_id: 'ci_1', output_index: 0 }
const inMcp = { item_id: 'mcp_1', output_index: 0 }
const inImage = { item_id: 'ig_1', output_index: 0 }
const inSummary = { item_id: 'rs_1', output_index: 0 }

const SHELL: JsonObject = { type: 'exec', command: ['grep', 'departures'], env: {} }

const SETTINGS: JsonObject = {
  instructions: 'Answer as a pilot.',
  temperature: 0.5,
  tools: [{ type: 'function', name: 'tide', parameters: { type: 'object' } }],
  new_setting: 'on',
}

export const ODD_RESPONSES = {
  'code that the provider ran, streamed': run(
    CODE,
    { code: '', outputs: null },
    ['code_interpreter_call.in_progress', inCode],
    ['code_interpreter_call_code.delta', { ...inCode, delta: 'print(', obfuscation: 'x1' }],
    ['code_interpreter_call_code.delta', { ...inCode, delta: '12 * 60)', obfuscation: 'x2' }],
    ['code_interpreter_call_code.done', { ...inCode, code: 'print(12 * 60)' }],
    ['code_interpreter_call.interpreting', inCode],
    ['code_interpreter_call.completed', inCode],
  ),
  'code that the provider ran, whole': whole([CODE]),
  'a web search, streamed': run(
    WEB_SEARCH,
    { action: { type: 'search' } },
    ['web_search_call.searching', { item_id: 'ws_1', output_index: 0 }],
    ['web_search_call.completed', { item_id: 'ws_1', output_index: 0 }],
  ),
  'a web search, whole': whole([WEB_SEARCH]),
  'a file search, streamed': run(FILE_SEARCH, { queries: [], results: null }, [
    'file_search_call.searching',
    { item_id: 'fs_1', output_index: 0 },
  ]),
  'a file search, whole': whole([FILE_SEARCH]),
  'a picture, streamed': run(
    IMAGE,
    { result: null, revised_prompt: null },
    ['image_generation_call.generating', inImage],
    [
      'image_generation_call.partial_image',
      { ...inImage, partial_image_b64: 'AAAA', partial_image_index: 0, size: '1024x1024' },
    ],
  ),
  'a picture, whole': whole([IMAGE]),
  'a tool of an MCP server, streamed': run(
    MCP,
    { arguments: '', output: null },
    ['mcp_call.in_progress', inMcp],
    ['mcp_call_arguments.delta', { ...inMcp, delta: '{"from":' }],
    ['mcp_call_arguments.delta', { ...inMcp, delta: '"Alba"}' }],
    ['mcp_call_arguments.done', { ...inMcp, arguments: '{"from":"Alba"}' }],
    ['mcp_call.completed', inMcp],
  ),
  'a tool of an MCP server that failed': run(
    { ...MCP, output: null, error: 'no trains today', status: 'failed' },
    {},
    ['mcp_call.failed', inMcp],
  ),
  'the tools of an MCP server': run(MCP_LIST, { tools: [] }, [
    'mcp_list_tools.completed',
    { item_id: 'mcpl_1', output_index: 0 },
  ]),
  'a call that waits for consent': whole([
    { id: 'mcpr_1', arguments: '{}', name: 'fare_of', server_label: 'rail', type: 'mcp_approval_request' },
  ]),
  'shells, a computer and a patch': whole([
    { id: 'lsh_1', call_id: 'call_1', action: SHELL, status: 'completed', type: 'local_shell_call' },
    {
      id: 'sh_1',
      call_id: 'call_2',
      action: { commands: ['ls'], max_output_length: null, timeout_ms: 1000 },
      status: 'completed',
      type: 'shell_call',
    },
    {
      id: 'sho_1',
      call_id: 'call_2',
      output: [{ outcome: { type: 'exit', exit_code: 0 }, stderr: '', stdout: 'timetable.txt' }],
      type: 'shell_call_output',
    },
    {
      id: 'cu_1',
      call_id: 'call_3',
      action: { type: 'click', button: 'left', x: 3, y: 4 },
      pending_safety_checks: [{ id: 'sc_1', code: 'odd', message: 'Look twice' }],
      status: 'completed',
      type: 'computer_call',
    },
    {
      id: 'ap_1',
      call_id: 'call_4',
      operation: { type: 'delete_file', path: 'old.txt' },
      status: 'completed',
      type: 'apply_patch_call',
    },
  ]),
  'citations, streamed': stream(
    created,
    added({ ...message('msg_1', ''), content: [] }, 0),
    textDelta('msg_1', 'At noon.'),
    [
      'output_text.annotation.added',
      { item_id: 'msg_1', output_index: 0, content_index: 0, annotation: CITATION, annotation_index: 0 },
    ],
    done(message('msg_1', 'At noon.', [CITATION]), 0),
    ended([message('msg_1', 'At noon.', [CITATION])]),
  ),
  'citations, whole': whole([message('msg_1', 'At noon.', [CITATION])]),
  'every item at 0': stream(
    added(functionCall('fc_1', 'call_a', 'tide', ''), 0),
    ['function_call_arguments.delta', { item_id: 'fc_1', output_index: 0, delta: '{"n":1}' }],
    added(functionCall('fc_2', 'call_b', 'wind', ''), 0),
    ['function_call_arguments.delta', { item_id: 'fc_2', output_index: 0, delta: '{"s":' }],
    ['function_call_arguments.delta', { item_id: 'fc_2', output_index: 0, delta: '2}' }],
    ended([
      functionCall('fc_1', 'call_a', 'tide', '{"n":1}'),
      functionCall('fc_2', 'call_b', 'wind', '{"s":2}'),
    ]),
  ),
  'other ids at the end': stream(
    textDelta('msg_1', 'Port is left.'),
    added(functionCall('fc_1', 'call_a', 'tide', '{}'), 1),
    ended([functionCall('fc_x', 'call_a', 'tide', '{}'), message('msg_x', 'Port is left.')]),
  ),
  'no ids and no numbers': stream(
    textDelta(null, 'Port', null),
    textDelta(null, ' is left.', null),
    ended([message('msg_1', 'Port is left.')]),
  ),
  'pieces that name their call by its call id': stream(
    added(functionCall('fc_1', 'call_a', 'tide', ''), 0),
    ['function_call_arguments.delta', { item_id: 'call_a', output_index: 0, delta: '{}' }],
    ended([functionCall('fc_1', 'call_a', 'tide', '{}')]),
  ),
  'pieces that name their item by another id': stream(
    added({ ...message('msg_1', ''), content: [] }, 0),
    textDelta('item_9', 'Port is left.'),
    ended([message('msg_1', 'Port is left.')]),
  ),
  'two messages that say the same': stream(
    textDelta('msg_1', 'Aye.', 0),
    ended([message('msg_1', 'Aye.'), message('msg_2', 'Aye.')]),
  ),
  'an end that differs from what was streamed': stream(
    textDelta('msg_1', 'Port is left.'),
    ['output_text.done', { item_id: 'msg_1', output_index: 0, content_index: 0, text: 'Port is right.' }],
    ended([message('msg_1', 'Port is left.')]),
  ),
  'reasoning in parts, streamed': stream(
    ...['Wind.', 'Tide.'].flatMap((text, summary_index): Event[] => [
      [
        'reasoning_summary_part.added',
        { ...inSummary, summary_index, part: { text: '', type: 'summary_text' } },
      ],
      ['reasoning_summary_text.delta', { ...inSummary, summary_index, delta: text }],
      ['reasoning_summary_text.done', { ...inSummary, summary_index, text }],
      ['reasoning_summary_part.done', { ...inSummary, summary_index, part: { text, type: 'summary_text' } }],
    ]),
    textDelta('msg_1', 'Port.', 1),
    textDelta('msg_2', 'Left.', 2),
    ended([reasoning('rs_1', 'Wind.', 'Tide.'), message('msg_1', 'Port.'), message('msg_2', 'Left.')]),
  ),
  'reasoning in parts, whole': whole([
    reasoning('rs_1', 'Wind.', 'Tide.'),
    message('msg_1', 'Port.'),
    message('msg_2', 'Left.'),
  ]),
  'a spoken answer': stream(
    ['audio.delta', { delta: 'UklGRg==' }],
    ['audio.transcript.delta', { delta: 'Port is' }],
    ['audio.transcript.delta', { delta: ' left.' }],
    ['audio.transcript.done', {}],
    ['audio.done', {}],
    ended([
      {
        ...message('msg_1', ''),
        content: [{ type: 'output_audio', data: 'UklGRg==', transcript: 'Port is left.' }],
      },
    ]),
  ),
  'an event and an item of new types': stream(
    ['weather.delta', { item_id: 'we_1', output_index: 0, delta: 'gale ', sequence: 'north' }],
    ['weather.delta', { item_id: 'we_1', output_index: 0, delta: 'warning', sequence: 'north' }],
    ended([{ id: 'we_1', type: 'weather_call', place: 'the pier', status: 'completed' }]),
  ),
  'a whole answer that failed': whole([], {
    status: 'failed',
    error: { code: 'server_error', message: 'The engine lost its steam' },
  }),
  'a whole answer that failed without a word': whole([], { status: 'failed' }),
  'a whole answer that was cancelled': whole([message('msg_1', 'Port is')], { status: 'cancelled' }),
  'a stream that was cancelled': stream(textDelta('msg_1', 'Port is'), [
    'cancelled',
    { response: responseOf([message('msg_1', 'Port is')], { status: 'cancelled' }) },
  ]),
  'a stream that was cut short': stream(textDelta('msg_1', 'Port is'), [
    'incomplete',
    {
      response: responseOf([{ ...message('msg_1', 'Port is'), status: 'incomplete' }], {
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
      }),
    },
  ]),
  'an error one level deeper in its event': stream(textDelta('msg_1', 'Port'), [
    'error',
    { error: { type: 'too_many_requests', code: 'rate', message: 'Slow down', param: null } },
  ]),
  'an error, and the response that failed by it': stream(
    ['error', { code: 'rate', message: 'Slow down', param: null }],
    [
      'failed',
      {
        response: responseOf([], { status: 'failed', error: { code: 'rate', message: 'Slow down please' } }),
      },
    ],
  ),
  'settings in each event': stream(
    ['created', { response: responseOf([], SETTINGS) }],
    ['in_progress', { response: responseOf([], SETTINGS) }],
    ended([], SETTINGS),
  ),
} satisfies Record<string, JsonValue>
