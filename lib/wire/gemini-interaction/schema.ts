import * as z from 'zod'
import { count, index, oneOf } from '../schema-parts'

const usage = z.object({
  total_input_tokens: count.nullish().describe('tokens of the request'),
  total_output_tokens: count.nullish().describe('tokens of the answer'),
  total_thought_tokens: count.nullish(),
  total_cached_tokens: count.nullish(),
  total_tool_use_tokens: count.nullish(),
  total_tokens: count.nullish(),
})

const output = oneOf('type', {
  text: { text: z.string().describe('the answer') },
  thought: { signature: z.string().nullish(), summary: z.array(z.unknown()).nullish() },
  function_call: {
    id: z.string().nullish().describe('id of the call'),
    name: z.string().nullish().describe('name of the tool'),
    arguments: z.record(z.string(), z.unknown()).nullish().describe('arguments of the tool'),
  },
})

const interactionFields = {
  id: z.string().nullish(),
  status: z.string().nullish().describe('completed, requires_action, in_progress, failed, …'),
  model: z.string().nullish().describe('model that answered'),
  object: z.string().nullish(),
  role: z.string().nullish(),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  usage: usage.nullish(),
}

/** Schema of a whole answer of Gemini's Interactions. */
export const interaction = z.object({
  ...interactionFields,
  outputs: z.array(output).describe('the answer, piece by piece'),
})

const delta = oneOf('type', {
  text: { text: z.string().describe('next piece of the answer') },
  thought_summary: { content: z.unknown() },
  thought_signature: { signature: z.string() },
  function_call: {
    id: z.string().nullish(),
    name: z.string().nullish(),
    arguments: z.union([z.record(z.string(), z.unknown()), z.string()]).nullish(),
  },
})

const interactionPart = z.object(interactionFields)

/** Schema of the data of one event of an Interactions stream. */
export const interactionEvent = oneOf('event_type', {
  'interaction.start': { interaction: interactionPart },
  'interaction.status_update': { interaction_id: z.string(), status: z.string() },
  'content.start': { index, content: z.object({ type: z.string() }) },
  'content.delta': { index, delta },
  'content.stop': { index },
  'interaction.complete': { interaction: interactionPart },
  error: { error: z.object({ message: z.string().nullish() }).nullish() },
})
