import * as z from 'zod'
import type { StateChange } from '#lib/review/ticks-and-notes'

const MAX_NOTE = 10_000

const key = z.string().regex(/^[\w-]{1,128}$/)
const change = z.strictObject({
  viewed: z.strictObject({ add: z.array(key).optional(), remove: z.array(key).optional() }).optional(),
  notes: z.record(z.string().min(1).max(4096), z.string().max(MAX_NOTE).nullable()).optional(),
})

/**
 * Reads the body of `PUT /api/review-state`. Returns a sentence for the reader when it is not valid. Only the server
 * loads this schema.
 */
export function parseStateChange(text: string): StateChange | string {
  const asked = change.safeParse(parsedOf(text))
  if (asked.success) return asked.data
  const [first] = asked.error.issues
  return `This is not a change of ticks and notes: ${first?.message ?? ''} at /${first?.path.join('/') ?? ''}.`
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
