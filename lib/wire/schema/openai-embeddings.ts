import * as z from 'zod'
import { count, float, index } from '#lib/formats/recorder/typed'

const vector = z
  .union([z.array(float), z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Expected base64 of 32-bit floats')])
  .describe('the vector: a list of numbers, or base64 of 32-bit floats')

/** The answer of an embeddings call. */
export const embeddings = z.object({
  data: z.array(z.object({ embedding: vector, index, object: z.string() })),
  model: z.string().describe('model that answered'),
  object: z.string(),
  usage: z.object({ prompt_tokens: count, total_tokens: count }),
})
