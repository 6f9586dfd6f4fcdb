import * as z from 'zod'
import { count, index, oneOf } from '../schema-parts'

const usage = z.object({
  input_tokens: count.nullish().describe('tokens of the request'),
  output_tokens: count.nullish().describe('tokens of the answer'),
  cache_creation_input_tokens: count.nullish(),
  cache_read_input_tokens: count.nullish(),
})

const block = oneOf('type', {
  text: { text: z.string().describe('the answer') },
  thinking: { thinking: z.string().describe('the reasoning'), signature: z.string().nullish() },
  redacted_thinking: { data: z.string() },
  tool_use: {
    id: z.string().describe('id of the call'),
    name: z.string().describe('name of the tool'),
    input: z.record(z.string(), z.unknown()).describe('arguments of the tool'),
  },
})

const stopReason = z.string().nullish().describe('why the model stopped: end_turn, max_tokens, tool_use, …')

const messageFields = {
  id: z.string().nullish(),
  type: z.literal('message').nullish(),
  role: z.string().nullish(),
  model: z.string().nullish().describe('model that answered'),
  content: z.array(block).describe('the answer, in blocks'),
  stop_sequence: z.string().nullish(),
  usage: usage.nullish().describe('token counts'),
}

/** Schema of a whole Anthropic message. */
export const anthropicMessage = z.object({
  ...messageFields,
  stop_reason: stopReason,
})

const delta = oneOf('type', {
  text_delta: { text: z.string().describe('next piece of the answer') },
  thinking_delta: { thinking: z.string().describe('next piece of the reasoning') },
  signature_delta: { signature: z.string() },
  input_json_delta: { partial_json: z.string().describe('next piece of the arguments') },
})

/** Schema of the data of one event of an Anthropic stream. */
export const anthropicEvent = oneOf('type', {
  message_start: { message: z.object({ ...messageFields, stop_reason: stopReason }) },
  content_block_start: { index, content_block: block },
  content_block_delta: { index, delta },
  content_block_stop: { index },
  message_delta: {
    delta: z.object({ stop_reason: stopReason }),
    usage: usage.nullish(),
  },
  message_stop: {},
  ping: {},
  error: { error: z.object({ type: z.string().nullish(), message: z.string() }) },
})
