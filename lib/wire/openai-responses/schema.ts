import * as z from 'zod'
import { callArguments, count, index, oneOf } from '../schema-parts'

const usage = z.object({
  input_tokens: count.nullish().describe('tokens of the request'),
  output_tokens: count.nullish().describe('tokens of the answer'),
  total_tokens: count.nullish().describe('tokens of both'),
  input_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
  output_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
})

const part = oneOf('type', {
  output_text: { text: z.string().describe('the answer'), annotations: z.array(z.unknown()).nullish() },
  refusal: { refusal: z.string().describe('why the model does not answer') },
  reasoning_text: { text: z.string() },
})

const summaryPart = z.object({ text: z.string(), type: z.string().nullish() })

const item = oneOf('type', {
  message: {
    id: z.string().nullish(),
    role: z.string().nullish(),
    content: z.array(part).nullish(),
    status: z.string().nullish(),
  },
  reasoning: {
    id: z.string().nullish(),
    summary: z.array(summaryPart).nullish(),
    content: z.array(z.object({ text: z.string(), type: z.string().nullish() })).nullish(),
    encrypted_content: z.string().nullish(),
  },
  function_call: {
    call_id: z.string().describe('id of the call'),
    name: z.string().describe('name of the tool'),
    arguments: callArguments.nullish().describe('arguments, JSON as text'),
    id: z.string().nullish(),
    status: z.string().nullish(),
  },
  custom_tool_call: { call_id: z.string(), name: z.string(), input: z.string() },
})

/** Schema of a whole answer of the OpenAI Responses API. */
export const response = z.object({
  id: z.string().nullish(),
  created_at: z.union([z.number(), z.string()]).nullish().describe('the epoch: the recorder keeps no time'),
  model: z.string().nullish().describe('model that answered'),
  object: z.string().nullish(),
  output: z.array(item).nullish().describe('the answer, item by item'),
  status: z.string().nullish().describe('completed, incomplete, failed, …'),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  usage: usage.nullish(),
})

const sequence_number = index.nullish().describe('number of the event, from 0')
const place = index.nullish()
const piece = { item_id: z.string().nullish(), output_index: place, sequence_number }
const inContent = { ...piece, content_index: place }
const inSummary = { ...piece, summary_index: place }
const delta = z.string().describe('next piece')
const whole = { response, sequence_number }

/** Schema of one event of an OpenAI Responses stream. */
export const responseEvent = oneOf('type', {
  'response.created': whole,
  'response.queued': whole,
  'response.in_progress': whole,
  'response.completed': whole,
  'response.incomplete': whole,
  'response.failed': whole,
  'response.output_item.added': { item, output_index: place, sequence_number },
  'response.output_item.done': { item, output_index: place, sequence_number },
  'response.content_part.added': { ...inContent, part },
  'response.content_part.done': { ...inContent, part },
  'response.output_text.delta': { ...inContent, delta },
  'response.output_text.done': { ...inContent, text: z.string() },
  'response.refusal.delta': { ...inContent, delta },
  'response.refusal.done': { ...inContent, refusal: z.string() },
  'response.reasoning_text.delta': { ...inContent, delta },
  'response.reasoning_text.done': { ...inContent, text: z.string() },
  'response.reasoning_summary_part.added': { ...inSummary, part: summaryPart },
  'response.reasoning_summary_part.done': { ...inSummary, part: summaryPart },
  'response.reasoning_summary_text.delta': { ...inSummary, delta },
  'response.reasoning_summary_text.done': { ...inSummary, text: z.string() },
  'response.function_call_arguments.delta': { ...piece, delta },
  'response.function_call_arguments.done': { ...piece, arguments: callArguments.nullish() },
  'response.custom_tool_call_input.delta': { ...piece, delta },
  'response.custom_tool_call_input.done': { ...piece, input: z.string() },
  error: {
    code: z.string().nullish(),
    message: z.string().describe('what went wrong, in words'),
    param: z.string().nullish(),
    sequence_number,
  },
})
