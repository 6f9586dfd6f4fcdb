import * as z from 'zod'
import { count, float } from '../schema-parts'

const partialArgument = z.object({
  json_path: z.string().nullish().describe('path of the value in the arguments: $.legs[0].port'),
  string_value: z.string().nullish().describe('the next piece of a string'),
  number_value: float.nullish(),
  bool_value: z.boolean().nullish(),
  null_value: z.unknown().optional(),
  will_continue: z.boolean().nullish().describe('whether more of the string follows'),
})

const functionCall = z.object({
  id: z.string().nullish(),
  name: z.string().nullish().describe('name of the tool; missing in later pieces of a call'),
  args: z.record(z.string(), z.unknown()).nullish().describe('arguments of the tool'),
  partial_args: z.array(partialArgument).nullish().describe('arguments of the tool, piece by piece'),
  will_continue: z.boolean().nullish().describe('whether more of the call follows'),
})

const code = z.object({ code: z.string().nullish(), language: z.string().nullish() })
const codeResult = z.object({ outcome: z.string().nullish(), output: z.string().nullish() })

const part = z.object({
  text: z.string().nullish().describe('the text, or in a chunk the next piece of it'),
  thought: z.boolean().nullish().describe('whether the text is reasoning'),
  thought_signature: z.string().nullish(),
  function_call: functionCall.nullish(),
  executable_code: code.nullish().describe('code that the provider runs'),
  code_execution_result: codeResult.nullish().describe('result of the code'),
  inline_data: z.object({ mime_type: z.string().nullish(), data: z.string().nullish() }).nullish(),
})

const candidate = z.object({
  content: z.object({ parts: z.array(part).nullish(), role: z.string().nullish() }).nullish(),
  index: count.nullish(),
  finish_reason: z.string().nullish().describe('why the model stopped: STOP, MAX_TOKENS, …'),
  finish_message: z.string().nullish().describe('the same in words'),
  avg_logprobs: float.nullish(),
})

const usageMetadata = z.object({
  prompt_token_count: count.nullish().describe('tokens of the request'),
  candidates_token_count: count.nullish().describe('tokens of the answer, without thoughts'),
  thoughts_token_count: count.nullish().describe('tokens of the thoughts'),
  total_token_count: count.nullish(),
  traffic_type: z.string().nullish(),
})

/** Schema of a Gemini answer or one chunk of it, as the google-genai client gives it. Empty fields are left out. */
export const gemini = z.object({
  candidates: z.array(candidate).nullish().describe('the answers; missing when the prompt was blocked'),
  model_version: z.string().nullish().describe('model that answered'),
  response_id: z.string().nullish(),
  create_time: z.string().nullish(),
  usage_metadata: usageMetadata.nullish(),
  prompt_feedback: z
    .object({ block_reason: z.string().nullish(), block_reason_message: z.string().nullish() })
    .nullish(),
  sdk_http_response: z.object({ headers: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})

/** Schema of a Gemini embeddings answer. */
export const geminiEmbeddings = z.object({
  embeddings: z.array(z.object({ values: z.array(float) })).describe('one vector for each content'),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
