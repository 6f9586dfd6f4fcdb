import * as z from 'zod'

const detail = z.object({
  message: z.string().describe('what went wrong, in words'),
  type: z.string().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  status: z.string().nullish(),
})

const said = z.object({
  error: z.union([detail, z.string()]),
  type: z.string().optional(),
})

/** Whatever else came with a status of failure. */
const other = z.object({
  error: z.undefined().optional(),
  type: z
    .string()
    .regex(/^(?!error$)/, { abort: true })
    .optional(),
})

/** An error answer: `{"error": …}`, with `"type": "error"` when it is Anthropic's, or one of another shape. */
export const errorBody = z.union([said, other])
