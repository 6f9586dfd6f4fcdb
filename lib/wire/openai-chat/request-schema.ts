import * as z from 'zod'
import { callArguments, float } from '../schema-parts'

const call = z.object({
  id: z.string().nullish().describe('id of the call, which its result names'),
  type: z.string().nullish(),
  function: z
    .object({
      name: z.string().describe('name of the tool'),
      arguments: callArguments.nullish().describe('arguments, JSON as text'),
    })
    .nullish(),
})

const part = z.object({ type: z.string().describe('text, image_url, input_audio, file, …') })

const message = z.object({
  role: z.string().describe('system, developer, user, assistant or tool'),
  content: z
    .union([z.string(), z.array(part)])
    .nullish()
    .describe('text, or a list of parts'),
  tool_calls: z.array(call).nullish().describe('calls that the model asked for earlier'),
  tool_call_id: z.string().nullish().describe('which call this is the result of'),
})

const tool = z.object({
  type: z.string().describe('function'),
  function: z
    .object({
      name: z.string().describe('name of the tool'),
      description: z.string().nullish(),
      parameters: z.record(z.string(), z.unknown()).nullish().describe('JSON schema of the arguments'),
    })
    .nullish(),
})

/** Schema of the request of a chat completion. Parameters that are not named here are accepted. */
export const chatRequest = z.object({
  model: z.string().describe('model that was asked'),
  messages: z.array(message).describe('the conversation so far'),
  stream: z.boolean().nullish().describe('whether the answer comes in chunks'),
  stream_options: z.record(z.string(), z.unknown()).nullish(),
  temperature: float.nullish().describe('how freely the model chooses words'),
  top_p: float.nullish(),
  n: z.int().nullish().describe('how many answers were asked for'),
  max_tokens: z.int().nullish().describe('longest answer, in tokens'),
  max_completion_tokens: z.int().nullish().describe('longest answer, in tokens'),
  stop: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .describe('text that ends the answer'),
  seed: z.number().nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().nullish(),
  tools: z.array(tool).nullish().describe('tools that the model may call'),
  tool_choice: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: z.record(z.string(), z.unknown()).nullish(),
})
