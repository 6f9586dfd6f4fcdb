import * as z from 'zod'
import { count, float } from '../schema-parts'

const functionCall = z.object({
  id: z.string().nullish(),
  name: z.string().describe('name of the tool'),
  args: z.record(z.string(), z.unknown()).nullish().describe('arguments of the tool'),
})

const part = z.object({
  text: z.string().nullish().describe('the text, or in a chunk the next piece of it'),
  thought: z.boolean().nullish().describe('whether the text is reasoning'),
  thought_signature: z.string().nullish(),
  function_call: functionCall.nullish(),
  inline_data: z.object({ mime_type: z.string().nullish(), data: z.string().nullish() }).nullish(),
})

const candidate = z.object({
  content: z.object({ parts: z.array(part).nullish(), role: z.string().nullish() }).nullish(),
  index: count.nullish(),
  finish_reason: z.string().nullish().describe('why the model stopped: STOP, MAX_TOKENS, …'),
  avg_logprobs: float.nullish(),
})

const usageMetadata = z.object({
  prompt_token_count: count.nullish().describe('tokens of the request'),
  candidates_token_count: count.nullish().describe('tokens of the answer, without thoughts'),
  thoughts_token_count: count.nullish().describe('tokens of the thoughts'),
  total_token_count: count.nullish(),
  traffic_type: z.string().nullish(),
})

/** A Gemini answer as the google-genai client gives it, whole or one chunk of it; empty fields are left out. */
export const gemini = z.object({
  candidates: z.array(candidate).nullish().describe('the answers; missing when the prompt was blocked'),
  model_version: z.string().nullish().describe('model that answered'),
  response_id: z.string().nullish(),
  create_time: z.string().nullish(),
  usage_metadata: usageMetadata.nullish(),
  prompt_feedback: z.object({ block_reason: z.string().nullish() }).nullish(),
  sdk_http_response: z.object({ headers: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})

/** Gemini embeddings. */
export const geminiEmbeddings = z.object({
  embeddings: z.array(z.object({ values: z.array(float) })).describe('one vector for each content'),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
