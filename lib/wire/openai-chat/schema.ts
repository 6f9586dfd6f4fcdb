import * as z from 'zod'
import { callArguments, content, count, float, index } from '../schema-parts'

/** Token counts. */
const usage = z.object({
  prompt_tokens: count.nullish().describe('tokens of the request'),
  completion_tokens: count.nullish().describe('tokens of the answer'),
  total_tokens: count.nullish().describe('tokens of both'),
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
})

const finishReason = z.string().nullish().describe('why the model stopped: stop, length, tool_calls, …')

const token = z.object({
  token: z.string(),
  logprob: float.describe('natural logarithm of the probability'),
  bytes: z.array(index).nullish(),
  top_logprobs: z.array(z.object({ token: z.string(), logprob: float })).nullish(),
})

const logprobs = z
  .object({ content: z.array(token).nullish(), refusal: z.array(token).nullish() })
  .nullish()
  .describe('probability of each token')

const callOfDelta = z.object({
  index: index.nullish().describe('which tool call of the message this piece belongs to'),
  id: z.string().nullish().describe('id of the call, in its first piece'),
  type: z.string().nullish(),
  function: z
    .object({
      name: z.string().nullish().describe('name of the tool, in the first piece'),
      arguments: callArguments.nullish().describe('next piece of the arguments, which are JSON as text'),
    })
    .nullish(),
})

const legacyCall = z
  .object({ name: z.string().nullish(), arguments: callArguments.nullish() })
  .nullish()
  .describe('a call in the older form; a message has at most one')

const delta = z.object({
  content: content.nullish().describe('next piece of the answer'),
  role: z.string().nullish(),
  refusal: z.string().nullish().describe('next piece of a refusal'),
  reasoning: z.string().nullish().describe('next piece of the reasoning'),
  reasoning_content: z.string().nullish().describe('next piece of the reasoning'),
  tool_calls: z.array(callOfDelta).nullish(),
  function_call: legacyCall,
})

/** Schemas of the fields that every OpenAI answer has. */
export const answerFields = {
  id: z.string().nullish().describe('rec- and the first 12 digits of the request hash'),
  created: z.int().nullish().describe('0: the recorder keeps no time'),
  model: z.string().nullish().describe('model that answered'),
  object: z.string().nullish(),
  service_tier: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  usage: usage.nullish(),
}

/** Schema of one streamed chunk of a chat completion. */
export const chatChunk = z.object({
  ...answerFields,
  choices: z
    .array(z.object({ index: index.nullish(), delta, finish_reason: finishReason, logprobs }))
    .nullish()
    .describe('what this chunk adds; empty in a chunk that only carries usage'),
})

const call = z.object({
  id: z.string().nullish().describe('id of the call'),
  type: z.string().nullish(),
  function: z
    .object({
      name: z.string().describe('name of the tool'),
      arguments: callArguments.nullish().describe('arguments, JSON as text'),
    })
    .nullish(),
  custom: z.object({ name: z.string(), input: z.string() }).nullish(),
})

const message = z.object({
  role: z.string().nullish(),
  content: content.nullish().describe('the answer'),
  refusal: z.string().nullish(),
  reasoning: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(call).nullish(),
  function_call: legacyCall,
})

/** Schema of a whole chat completion. */
export const chatCompletion = z.object({
  ...answerFields,
  choices: z
    .array(z.object({ index: index.nullish(), message, finish_reason: finishReason, logprobs }))
    .nullish(),
})
