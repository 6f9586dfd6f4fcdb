import { describe, expect, test } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { Entry } from '#lib/entry/row'
import type { JsonObject } from '#lib/json/value'
import { testsOf } from '#lib/query/match'
import { parseQuery } from '#lib/query/query'
import { deltaOf, eventOf, MESSAGES_CALL, messageOf } from '#lib/testing/specimens/anthropic'
import {
  converseOf,
  converseStream,
  converseWith,
  pieceOf,
  startOf,
} from '#lib/testing/specimens/bedrock-converse'
import { answered, captured, recordingWith, streamed, textOf, typedAs } from '#lib/testing/specimens/envelope'
import {
  geminiCallTo,
  INTERACTIONS,
  interactionEvent,
  interactionOf,
  linesOf,
} from '#lib/testing/specimens/gemini'
import { RESPONSES_CALL, eventOf as responseEvent, responseOf } from '#lib/testing/specimens/openai-responses'

const WORDS = 'The lamps are out.'

const blocks: JsonObject[] = [
  { type: 'mcp_tool_use', id: 'toolu_1', name: 'lamps', input: {} },
  {
    type: 'mcp_tool_result',
    tool_use_id: 'toolu_1',
    is_error: true,
    content: [{ type: 'text', text: WORDS }],
  },
]
const fetchFailed: JsonObject = {
  type: 'web_fetch_tool_result',
  tool_use_id: 'toolu_2',
  content: { type: 'web_fetch_tool_result_error', error_code: WORDS },
}
const converse: JsonObject[] = [
  { toolUse: { toolUseId: 'tooluse_1', name: 'lamps', input: {} } },
  { toolResult: { toolUseId: 'tooluse_1', status: 'error', content: [{ text: WORDS }] } },
]
const chunkOf = (part: JsonObject): JsonObject => ({
  candidates: [{ content: { parts: [part], role: 'model' }, index: 0 }],
  usage_metadata: { total_token_count: 9 },
})
const ran = (fields: JsonObject): JsonObject => chunkOf({ code_execution_result: fields })
const outputs: JsonObject[] = [
  { type: 'mcp_server_tool_call', id: 'm1', name: 'lamps', arguments: {} },
  { type: 'mcp_server_tool_result', call_id: 'm1', name: 'lamps', is_error: true, result: WORDS },
]
const mcp = (error: JsonObject | string): JsonObject => ({
  ...{ type: 'mcp_call', id: 'mcp_1', name: 'lamps', arguments: '{}', server_label: 'pier' },
  ...{ output: null, status: 'failed', error },
})
const code: JsonObject = { type: 'code_interpreter_call', id: 'ci_1', code: 'x', status: 'failed' }
const wholeResponse = (...output: JsonObject[]): JsonObject =>
  answered(
    RESPONSES_CALL,
    typedAs('openai.types.responses.response.Response', responseOf(output, { status: 'completed' })),
  )
const responseEvents = (...events: [string, JsonObject][]): JsonObject =>
  streamed(
    RESPONSES_CALL,
    events.map(([type, fields], index) => responseEvent(`response.${type}`, fields, index)),
  )

const CASES: Readonly<Record<string, [specimen: JsonObject, words: string]>> = {
  'Anthropic, whole': [captured(MESSAGES_CALL, messageOf(blocks, {})), WORDS],
  'Anthropic, by the type of the result': [captured(MESSAGES_CALL, messageOf([fetchFailed], {})), WORDS],
  'Anthropic, streamed': [
    recordingWith(MESSAGES_CALL, {
      body: linesOf([
        eventOf('message_start', { message: messageOf([], {}) }),
        ...blocks.map((content_block, index) => eventOf('content_block_start', { index, content_block })),
        deltaOf(2, { type: 'text_delta', text: 'I cannot see.' }),
      ]),
      is_streaming: true,
    }),
    WORDS,
  ],
  'Converse, whole': [converseWith(converseOf(converse)), WORDS],
  'Converse, streamed, where the words follow in pieces': [
    converseStream([
      startOf(0, { toolUse: { toolUseId: 'tooluse_1', name: 'lamps' } }),
      startOf(1, { toolResult: { toolUseId: 'tooluse_1', status: 'error' } }),
      pieceOf(1, { toolResult: [{ text: 'The lamps are ' }] }),
      pieceOf(1, { toolResult: [{ text: 'out.' }] }),
    ]),
    'The tool lamps failed.',
  ],
  'code that Gemini ran': [
    answered(geminiCallTo('/generate_content'), ran({ outcome: 'OUTCOME_FAILED', output: WORDS })),
    WORDS,
  ],
  'code that Gemini stopped, streamed': [
    streamed(geminiCallTo('/generate_content_stream'), [ran({ outcome: 'OUTCOME_DEADLINE_EXCEEDED' })]),
    'OUTCOME_DEADLINE_EXCEEDED',
  ],
  'a function of Gemini': [
    answered(
      geminiCallTo('/generate_content'),
      chunkOf({ function_response: { name: 'lamps', response: { error: WORDS } } }),
    ),
    WORDS,
  ],
  'an interaction, whole': [captured(INTERACTIONS, interactionOf('completed', { outputs })), WORDS],
  'an interaction, streamed': [
    recordingWith(INTERACTIONS, {
      body: linesOf(outputs.map((part, index) => interactionEvent('content.delta', { index, delta: part }))),
      is_streaming: true,
    }),
    WORDS,
  ],
  'Responses, whole': [wholeResponse(mcp(WORDS)), WORDS],
  'Responses, an error with content': [
    wholeResponse(mcp({ type: 'mcp_tool_execution_error', content: [{ type: 'text', text: WORDS }] })),
    WORDS,
  ],
  'Responses, streamed': [
    responseEvents(
      ['mcp_call.failed', { item_id: 'mcp_1', output_index: 0 }],
      ['output_item.done', { item: mcp(WORDS), output_index: 0 }],
      ['completed', { response: responseOf([mcp(WORDS)], { status: 'completed' }) }],
    ),
    WORDS,
  ],
  'Responses, by a state alone': [wholeResponse(code), 'The code_interpreter_call failed.'],
}

function entryOf(specimen: JsonObject): Entry & { readonly lanes: readonly string[] } {
  const text = textOf(specimen)
  const recording = readRecording({ path: 'recordings/0.json', text })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  const { entry, assembled } = openRecording(recording, { size: text.length, modified: 1 })
  return { ...entry, lanes: assembled.deltas.map(({ lane }) => lane) }
}

describe.each(Object.entries(CASES))('a tool that failed: %s', (_, [specimen, words]) => {
  test('is an error, and its words are found', () => {
    const entry = entryOf(specimen)
    expect(entry.row.error).toBe(words)
    expect(entry.texts.errors).toEqual([words])
    expect(testsOf(parseQuery('is:error')).every((passes) => passes(entry))).toBe(true)
    if (entry.row.streaming) expect(entry.lanes).toContain('error')
  })
})

test('the words are not shown a second time as the result', () => {
  for (const name of [
    'Anthropic, whole',
    'Converse, whole',
    'Responses, streamed',
    'an interaction, whole',
  ]) {
    const [specimen = {}] = CASES[name] ?? []
    expect(entryOf(specimen).texts.rest, name).not.toContain(WORDS)
  }
})

test('an error of the answer itself comes before that of a tool, which stays content', () => {
  const failed = responseOf([mcp(WORDS)], { status: 'failed', error: { code: 'x', message: 'No steam.' } })
  const { row, texts } = entryOf(
    responseEvents(
      ['output_item.done', { item: mcp(WORDS), output_index: 0 }],
      ['failed', { response: failed }],
    ),
  )
  expect(row.error).toBe('No steam.')
  expect(texts.rest).toContain(WORDS)
})

test('two tools that fail with the same words are two errors', () => {
  const { texts } = entryOf(wholeResponse(mcp(WORDS), { ...mcp(WORDS), id: 'mcp_2' }))
  expect([...texts.errors, ...texts.rest].filter((text) => text === WORDS)).toHaveLength(2)
})
