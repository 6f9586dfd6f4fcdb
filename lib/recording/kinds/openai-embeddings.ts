import * as z from 'zod'
import { count, index } from './typed'

const vector = z
  .union([z.array(z.number()), z.string()])
  .describe('the vector: a list of numbers, or base64 of 32-bit floats')

/** The answer of an embeddings call. */
export const embeddings = z.object({
  data: z.array(z.object({ embedding: vector, index, object: z.string() })),
  model: z.string().describe('model that answered'),
  object: z.string(),
  usage: z.object({ prompt_tokens: count, total_tokens: count }).nullish(),
})
