import * as z from 'zod'

/** One model of a model list. */
export const model = z.object({
  id: z.string().describe('name of the model; the name of the file carries a digest of all of them'),
  created: z.int().nullable(),
  object: z.string(),
  owned_by: z.string().nullable(),
})
