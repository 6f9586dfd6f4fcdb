import * as z from 'zod'
import { onlyError } from './error'
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

/** Any other answer that came with an error status. */
const other = z.object({
  error: z.undefined().optional(),
  type: z
    .string()
    .regex(/^(?!error$)/, { abort: true })
    .optional(),
})

/** Schema of an error answer: `{"error": …}`, which Anthropic sends with `"type": "error"`, or any other shape. */
const errorBody = z.union([said, other, z.string(), z.array(z.unknown())])

/**
 * The wire format of an error in place of an answer. It is claimed by its shape or status, not by its endpoint
 * (claim.ts).
 */
export const errorAnswer: WireFormat = {
  kinds: { one: 'error', list: 'unknown' },
  claims: {},
  whole: () => onlyError,
  isMessage: false,
  schemas: { one: { schema: errorBody } },
}
