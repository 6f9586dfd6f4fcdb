import { z } from 'zod'

/** A value that came from a pydantic model: its class and its fields. */
export function typed(data: z.ZodType): z.ZodType {
  return z.looseObject({
    __type__: z.string().describe('module and class that replay makes of __data__'),
    __data__: data,
  })
}

/** Token counts. */
export const usage = z.looseObject({
  prompt_tokens: z.int().describe('tokens of the request'),
  completion_tokens: z.int().nullish().describe('tokens of the answer'),
  total_tokens: z.int().describe('tokens of both'),
})

const finishReason = z.string().nullable().describe('why the model stopped: stop, length, tool_calls, …')
const index = z.int().min(0)
const logprobs = z
  .looseObject({ content: z.array(z.unknown()).nullish(), refusal: z.array(z.unknown()).nullish() })
  .nullish()

const callOfDelta = z.looseObject({
  index: index.describe('which tool call of the message this piece belongs to'),
  id: z.string().nullish().describe('id of the call, in its first piece'),
  type: z.string().nullish(),
  function: z
    .looseObject({
      name: z.string().nullish().describe('name of the tool, in the first piece'),
      arguments: z.string().nullish().describe('next piece of the arguments, which are JSON as text'),
    })
    .nullish(),
})

const legacyCall = z.looseObject({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish()

const delta = z.looseObject({
  content: z.string().nullish().describe('next piece of the answer'),
  role: z.string().nullish(),
  refusal: z.string().nullish().describe('next piece of a refusal'),
  reasoning: z.string().nullish().describe('next piece of the reasoning'),
  reasoning_content: z.string().nullish().describe('next piece of the reasoning'),
  tool_calls: z.array(callOfDelta).nullish(),
  function_call: legacyCall,
})

/** One streamed chunk of a chat completion. */
export const chatChunk = z.looseObject({
  id: z.string().describe('rec- and the first 12 digits of the request hash'),
  choices: z
    .array(z.looseObject({ index, delta, finish_reason: finishReason.optional(), logprobs }))
    .describe('what this chunk adds; empty in a chunk that only carries usage'),
  created: z.int(),
  model: z.string().describe('model that answered'),
  object: z.string(),
  usage: usage.nullish(),
})

const call = z.looseObject({
  id: z.string().describe('id of the call'),
  type: z.string().nullish(),
  function: z
    .looseObject({
      name: z.string().describe('name of the tool'),
      arguments: z.string().describe('arguments, JSON as text'),
    })
    .optional(),
})

const message = z.looseObject({
  role: z.string(),
  content: z.string().nullish().describe('the answer'),
  refusal: z.string().nullish(),
  reasoning: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(call).nullish(),
  function_call: legacyCall,
})

/** A whole chat completion. */
export const chatCompletion = z.looseObject({
  id: z.string().describe('rec- and the first 12 digits of the request hash'),
  choices: z.array(z.looseObject({ index, message, finish_reason: finishReason, logprobs })),
  created: z.int(),
  model: z.string().describe('model that answered'),
  object: z.string(),
  usage: usage.nullish(),
})
