import * as z from 'zod'
import { count, index } from '../schema-parts'

const usage = z.object({
  inputTokens: count.nullish().describe('tokens of the request'),
  outputTokens: count.nullish().describe('tokens of the answer'),
  totalTokens: count.nullish().describe('tokens of both'),
})

const metrics = z.object({ latencyMs: z.number().nullish() })
const stopReason = z.string().nullish().describe('why the model stopped: end_turn, max_tokens, tool_use, …')
const reasoning = z.object({ text: z.string().nullish(), signature: z.string().nullish() })

const call = z.object({
  toolUseId: z.string().nullish().describe('id of the call'),
  name: z.string().nullish().describe('name of the tool'),
  input: z.unknown().optional().describe('arguments of the tool'),
})

const block = z.object({
  text: z.string().nullish().describe('the answer'),
  reasoningContent: z.object({ reasoningText: reasoning.nullish() }).nullish().describe('the reasoning'),
  toolUse: call.nullish(),
})

/** Schema of a whole Converse answer. Blocks that are not named here are accepted. */
export const converseAnswer = z.object({
  output: z.object({
    message: z.object({
      role: z.string().nullish(),
      content: z.array(block).nullish().describe('the answer, in blocks'),
    }),
  }),
  stopReason,
  usage: usage.nullish(),
  metrics: metrics.nullish(),
})

const delta = z.object({
  text: z.string().nullish().describe('next piece of the answer'),
  reasoningContent: reasoning.nullish().describe('next piece of the reasoning'),
  toolUse: z.object({ input: z.string().nullish().describe('next piece of the arguments') }).nullish(),
})

/** Schema of one item of a ConverseStream answer. An item has one of these fields. */
export const converseItem = z.object({
  messageStart: z.object({ role: z.string().nullish() }).nullish(),
  contentBlockStart: z
    .object({ contentBlockIndex: index.nullish(), start: z.object({ toolUse: call.nullish() }).nullish() })
    .nullish(),
  contentBlockDelta: z.object({ contentBlockIndex: index.nullish(), delta }).nullish(),
  contentBlockStop: z.object({ contentBlockIndex: index.nullish() }).nullish(),
  messageStop: z.object({ stopReason }).nullish(),
  metadata: z.object({ usage: usage.nullish(), metrics: metrics.nullish() }).nullish(),
})
