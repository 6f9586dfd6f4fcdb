import type { JsonObject } from '#lib/json/value'
import { answered, callOf, streamed, typedAs } from './envelope'

export const RESPONSES_CALL = callOf('/v1/responses', {
  model: 'gpt-4o',
  input: 'Which side is port?',
  stream: true,
})

const USAGE = {
  input_tokens: 15,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 9,
  output_tokens_details: { reasoning_tokens: 2 },
  total_tokens: 24,
}

const message = (text: string, refusal: string): JsonObject => ({
  id: 'msg_1',
  content: [
    { annotations: [], text, type: 'output_text', logprobs: [] },
    { refusal, type: 'refusal' },
  ],
  role: 'assistant',
  status: 'completed',
  type: 'message',
})

const reasoning: JsonObject = {
  id: 'rs_1',
  summary: [{ text: 'Sides of a ship', type: 'summary_text' }],
  type: 'reasoning',
  content: [{ text: ' from astern', type: 'reasoning_text' }],
  encrypted_content: null,
}

const callItem = (args: string): JsonObject => ({
  arguments: args,
  call_id: 'call_1',
  name: 'get_side',
  type: 'function_call',
  id: 'fc_1',
  status: 'completed',
})

const custom: JsonObject = {
  call_id: 'call_2',
  input: 'port',
  name: 'note',
  type: 'custom_tool_call',
  id: 'ct_1',
}

/** Makes the `response` object of an answer, and of the events that carry one. */
export function responseOf(output: JsonObject[], fields: JsonObject = {}): JsonObject {
  return {
    id: 'resp_68f0c0a1',
    created_at: 1777882365.0,
    error: null,
    incomplete_details: null,
    metadata: {},
    model: 'gpt-4o-2024-08-06',
    object: 'response',
    output,
    parallel_tool_calls: true,
    status: 'in_progress',
    usage: null,
    ...fields,
  }
}

const OUTPUT = [reasoning, message('Port is left.', ''), callItem('{"side":"port"}'), custom]

export const responses = answered(
  RESPONSES_CALL,
  typedAs('openai.types.responses.response.Response', {
    ...responseOf(OUTPUT, { status: 'completed', usage: USAGE, id: 'rec-b644ea174279' }),
    created_at: '1970-01-01T00:00:00.000000Z',
  }),
)

/** Makes an event, with the class that its type has in the openai package. */
export function eventOf(type: string, fields: JsonObject, sequence_number: number): JsonObject {
  const words = type.replace('response.', '').replace('output_text', 'text').split(/[._]/)
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  const module = `openai.types.responses.response_${words.join('_')}_event`
  return typedAs(`${module}.Response${name}Event`, { ...fields, sequence_number, type })
}

const part = (type: string): JsonObject => ({ type, [type === 'refusal' ? 'refusal' : 'text']: '' })
const inItem = (item_id: string, output_index: number): JsonObject => ({ item_id, output_index })
const summary = { ...inItem('rs_1', 0), summary_index: 0 }
const inReasoning = { ...inItem('rs_1', 0), content_index: 0 }
const inText = { ...inItem('msg_1', 1), content_index: 0 }
const inRefusal = { ...inItem('msg_1', 1), content_index: 1 }
const inCall = inItem('fc_1', 2)
const inCustom = inItem('ct_1', 3)

const EVENTS: [type: string, fields: JsonObject][] = [
  ['response.created', { response: responseOf([]) }],
  ['response.in_progress', { response: responseOf([]) }],
  ['response.output_item.added', { item: { ...reasoning, summary: [], content: [] }, output_index: 0 }],
  ['response.reasoning_summary_part.added', { ...summary, part: { text: '', type: 'summary_text' } }],
  ['response.reasoning_summary_text.delta', { ...summary, delta: 'Sides of' }],
  ['response.reasoning_summary_text.delta', { ...summary, delta: ' a ship' }],
  ['response.reasoning_summary_text.done', { ...summary, text: 'Sides of a ship' }],
  [
    'response.reasoning_summary_part.done',
    { ...summary, part: { text: 'Sides of a ship', type: 'summary_text' } },
  ],
  ['response.content_part.added', { ...inReasoning, part: part('reasoning_text') }],
  ['response.reasoning_text.delta', { ...inReasoning, delta: ' from astern' }],
  ['response.reasoning_text.done', { ...inReasoning, text: ' from astern' }],
  ['response.output_item.done', { item: reasoning, output_index: 0 }],
  ['response.output_item.added', { item: { ...message('', ''), content: [] }, output_index: 1 }],
  ['response.content_part.added', { ...inText, part: part('output_text') }],
  ['response.output_text.delta', { ...inText, delta: 'Port', logprobs: [] }],
  ['response.output_text.delta', { ...inText, delta: ' is left.', logprobs: [] }],
  ['response.output_text.done', { ...inText, text: 'Port is left.', logprobs: [] }],
  ['response.content_part.done', { ...inText, part: part('output_text') }],
  ['response.content_part.added', { ...inRefusal, part: part('refusal') }],
  ['response.refusal.delta', { ...inRefusal, delta: 'No more.' }],
  ['response.refusal.done', { ...inRefusal, refusal: 'No more.' }],
  ['response.output_item.done', { item: message('Port is left.', 'No more.'), output_index: 1 }],
  ['response.output_item.added', { item: callItem(''), output_index: 2 }],
  ['response.function_call_arguments.delta', { ...inCall, delta: '{"side":' }],
  ['response.function_call_arguments.delta', { ...inCall, delta: '"port"}' }],
  ['response.function_call_arguments.done', { ...inCall, arguments: '{"side":"port"}' }],
  ['response.output_item.done', { item: callItem('{"side":"port"}'), output_index: 2 }],
  ['response.output_item.added', { item: { ...custom, input: '' }, output_index: 3 }],
  ['response.custom_tool_call_input.delta', { ...inCustom, delta: 'port' }],
  ['response.custom_tool_call_input.done', { ...inCustom, input: 'port' }],
  ['response.output_item.done', { item: custom, output_index: 3 }],
  ['response.completed', { response: responseOf(OUTPUT, { status: 'completed', usage: USAGE }) }],
]

export const responseEvents = streamed(
  RESPONSES_CALL,
  EVENTS.map(([type, fields], index) => eventOf(type, fields, index)),
)
