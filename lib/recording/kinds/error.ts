import * as z from 'zod'

const detail = z.object({
  message: z.string().describe('what went wrong, in words'),
  type: z.string().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  status: z.string().nullish(),
})

/** An error answer: `{"error": …}`, with `"type": "error"` when it is Anthropic's. */
export const errorBody = z.object({
  error: z.union([detail, z.string()]),
  type: z.string().optional(),
})
