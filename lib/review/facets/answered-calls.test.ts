import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
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
import { Answered } from './answer'
import { answerFacets } from './differences'

/** Two calls and their results, whose ids are `call_a` and `call_b`; the results name `of_a` and `of_b`. */
const NUMBERS = ['a', 'b'] as const

const inAnthropic = NUMBERS.flatMap((x): JsonObject[] => [
  { type: 'server_tool_use', id: `call_${x}`, name: 'web_search', input: { query: x } },
  { type: 'web_search_tool_result', tool_use_id: `of_${x}`, content: [{ title: x }] },
])
const inConverse = NUMBERS.flatMap((x): JsonObject[] => [
  { toolUse: { toolUseId: `call_${x}`, name: 'lamps', input: { query: x } } },
  { toolResult: { toolUseId: `of_${x}`, content: [{ text: x }] } },
])
const inGemini = NUMBERS.flatMap((x): JsonObject[] => [
  { function_call: { id: `call_${x}`, name: 'lamps', args: { query: x } } },
  { function_response: { id: `of_${x}`, name: 'lamps', response: { said: x } } },
])
const codeInGemini = NUMBERS.flatMap((x): JsonObject[] => [
  { executable_code: { id: `call_${x}`, code: x } },
  { code_execution_result: { id: `of_${x}`, outcome: 'OUTCOME_OK', output: x } },
])
const inInteraction = NUMBERS.flatMap((x): JsonObject[] => [
  { type: 'google_search_call', id: `call_${x}`, arguments: { queries: [x] } },
  { type: 'google_search_result', call_id: `of_${x}`, result: [{ title: x }] },
])
const inResponse = NUMBERS.flatMap((x): JsonObject[] => [
  {
    type: 'function_call',
    id: `fc_${x}`,
    call_id: `call_${x}`,
    name: 'lamps',
    arguments: `{"query":"${x}"}`,
  },
  { type: 'function_call_output', id: `fo_${x}`, call_id: `of_${x}`, output: x },
])
const approvals = NUMBERS.flatMap((x): JsonObject[] => [
  { type: 'mcp_approval_request', id: `call_${x}`, name: 'lamps', arguments: `{"query":"${x}"}` },
  {
    type: 'mcp_call',
    id: `mcp_${x}`,
    approval_request_id: `of_${x}`,
    name: 'lamps',
    arguments: '{}',
    output: x,
  },
])

const chunkOf = (parts: JsonObject[]): JsonObject => ({
  candidates: [{ content: { parts, role: 'model' }, index: 0 }],
  usage_metadata: { total_token_count: 9 },
})
const wholeResponse = (output: JsonObject[]): JsonObject =>
  answered(RESPONSES_CALL, typedAs('openai.types.responses.response.Response', responseOf(output)))
const itemDone = (item: JsonObject, index: number): JsonObject =>
  responseEvent('response.output_item.done', { item, output_index: index }, index)

const CASES: Readonly<Record<string, JsonObject>> = {
  'Anthropic, whole': captured(MESSAGES_CALL, messageOf(inAnthropic, {})),
  'Anthropic, streamed': recordingWith(MESSAGES_CALL, {
    body: linesOf([
      eventOf('message_start', { message: messageOf([], {}) }),
      ...inAnthropic.map((content_block, index) => eventOf('content_block_start', { index, content_block })),
      deltaOf(3, { type: 'text_delta', text: 'Done.' }),
    ]),
    is_streaming: true,
  }),
  'Converse, whole': converseWith(converseOf(inConverse)),
  'Converse, streamed': converseStream([
    ...inConverse.map((block, index) => startOf(index, block)),
    pieceOf(4, { text: 'Done.' }),
  ]),
  'Gemini, whole': answered(geminiCallTo('/generate_content'), chunkOf(inGemini)),
  'Gemini, streamed': streamed(
    geminiCallTo('/generate_content_stream'),
    inGemini.map((part) => chunkOf([part])),
  ),
  'code that Gemini ran': answered(geminiCallTo('/generate_content'), chunkOf(codeInGemini)),
  'an interaction, whole': captured(INTERACTIONS, interactionOf('completed', { outputs: inInteraction })),
  'an interaction, streamed': recordingWith(INTERACTIONS, {
    body: linesOf(
      inInteraction.map((part, index) => interactionEvent('content.delta', { index, delta: part })),
    ),
    is_streaming: true,
  }),
  'Responses, whole': wholeResponse(inResponse),
  'Responses, streamed': streamed(RESPONSES_CALL, inResponse.map(itemDone)),
  'an approval of the Responses API': wholeResponse(approvals),
}

type Ids = Readonly<Record<string, string>>
const NAMED: Ids = { of_a: 'call_a', of_b: 'call_b' }
const SWAPPED: Ids = { of_a: 'call_b', of_b: 'call_a' }
const RENAMED: Ids = { call_a: 'call_b', call_b: 'new', of_a: 'call_b', of_b: 'new' }
const UNKNOWN: Ids = { of_a: 'x', of_b: 'y' }

function answerWith(specimen: JsonObject, ids: Ids): Answered {
  const text = textOf(specimen).replace(/\b(?:of|call)_[ab]\b/g, (id) => ids[id] ?? id)
  const recording = readRecording({ path: 'recordings/0.json', text })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return new Answered(recording)
}

describe.each(Object.entries(CASES))('%s', (_, specimen) => {
  const facets = (before: Ids, after: Ids): readonly string[] =>
    answerFacets(answerWith(specimen, before), answerWith(specimen, after), false)

  test('two results that swap their ids are another answer', () => {
    expect(facets(NAMED, SWAPPED)).toContain('answer')
    expect(facets(UNKNOWN, NAMED)).toContain('answer')
  })

  test('new ids that keep each result with its call are noise', () => {
    expect(facets(NAMED, RENAMED)).toEqual(['metadata'])
    expect(facets(UNKNOWN, { of_a: 'u', of_b: 'v' })).toEqual(['metadata'])
  })
})
