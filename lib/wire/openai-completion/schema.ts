import * as z from 'zod'
import { answerFields } from '../openai-chat/schema'
import { index } from '../schema-parts'

const choice = {
  index: index.nullish(),
  text: z.string().describe('the text, or in a chunk the next piece of it'),
  logprobs: z.record(z.string(), z.unknown()).nullish(),
}

/** Schema of a whole text completion. */
export const completion = z.object({
  ...answerFields,
  choices: z
    .array(
      z.object({
        ...choice,
        finish_reason: z.string().nullish().describe('why the model stopped: stop, length, …'),
      }),
    )
    .nullish(),
})

/** Schema of one streamed chunk of a text completion. */
export const completionChunk = z.object({
  ...answerFields,
  choices: z
    .array(z.object({ ...choice, finish_reason: z.string().nullish().describe('set in the last chunk') }))
    .nullish(),
})
