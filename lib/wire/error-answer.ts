import * as z from 'zod'
import { error } from './error'
import type { WireFormat } from './format'

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
const errorBody = z.union([said, other])

/** An error instead of an answer. What claims it is not its endpoint, but that it is one (claim.ts). */
export const errorAnswer: WireFormat = {
  kinds: { one: 'error', list: 'unknown' },
  claims: {},
  whole: () => error,
  isMessage: false,
  schemas: { one: { schema: errorBody } },
}
