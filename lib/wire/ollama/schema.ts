import * as z from 'zod'
import { callArguments, count, float } from '../schema-parts'

const counts = {
  model: z.string().nullish().describe('model that answered'),
  created_at: z.string().nullish().describe('the epoch: the recorder keeps no time'),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish().describe('why the model stopped: stop, length, load, …'),
  total_duration: count.nullish(),
  load_duration: count.nullish(),
  prompt_eval_count: count.nullish().describe('tokens of the request'),
  prompt_eval_duration: count.nullish(),
  eval_count: count.nullish().describe('tokens of the answer'),
  eval_duration: count.nullish(),
}

const answer = { ...counts, done: z.boolean().nullish().describe('whether this is the last chunk') }

/** Schema of an ollama generate answer, whole or one chunk of it. */
export const generated = z.object({
  ...answer,
  response: z.string().describe('the answer, or the next piece of it'),
  thinking: z.string().nullish().describe('the reasoning, or the next piece of it'),
  context: z.array(z.int()).nullish().describe('tokens that a next request can go on from'),
})

const call = z.object({
  function: z.object({
    name: z.string().describe('name of the tool'),
    arguments: callArguments.nullish().describe('arguments of the tool'),
  }),
})

/** Schema of an ollama chat answer, whole or one chunk of it. */
export const chatted = z.object({
  ...answer,
  message: z.object({
    role: z.string().nullish(),
    content: z.string().nullish().describe('the answer, or the next piece of it'),
    thinking: z.string().nullish().describe('the reasoning, or the next piece of it'),
    images: z.array(z.unknown()).nullish(),
    tool_name: z.string().nullish(),
    tool_calls: z.array(call).nullish(),
  }),
})

/** Schema of an ollama embedding answer. */
export const embedded = z.object({
  ...counts,
  embeddings: z.array(z.array(float)).describe('one vector for each input'),
})

const details = z
  .object({
    parent_model: z.string().nullish(),
    format: z.string().nullish(),
    family: z.string().nullish(),
    families: z.array(z.string()).nullish(),
    parameter_size: z.string().nullish(),
    quantization_level: z.string().nullish(),
  })
  .nullish()

const listed = {
  model: z.string().nullish().describe('name of the model'),
  digest: z.string().nullish(),
  size: count.nullish().describe('bytes'),
  details,
}

/** Schema of the list of models that ollama has loaded. */
export const processes = z.object({
  models: z.array(
    z.object({
      ...listed,
      name: z.string().nullish(),
      expires_at: z.string().nullish(),
      size_vram: count.nullish().describe('bytes in the memory of the graphics card'),
      context_length: count.nullish(),
    }),
  ),
})

/** Schema of the list of models that ollama has. */
export const models = z.object({
  models: z.array(z.object({ ...listed, modified_at: z.string().nullish() })),
})

/** Schema of a report on the download of a model. */
export const progress = z.object({
  status: z.string().nullish(),
  completed: count.nullish().describe('bytes so far'),
  total: count.nullish().describe('bytes in all'),
  digest: z.string().nullish(),
})
