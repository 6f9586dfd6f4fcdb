import * as z from 'zod'
import { DRAFT_ID, type DraftSent } from './drafts'

const edit = z.strictObject({
  start: z.int().nonnegative(),
  count: z.int().nonnegative(),
  lines: z.array(z.string()),
})
const sent = z.strictObject({
  id: z.string().regex(DRAFT_ID),
  sequence: z.int().nonnegative(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  edits: z.array(edit),
  unwritten: z.array(z.strictObject({ field: z.string(), text: z.string() })).default([]),
  fileText: z.string().optional(),
})

/**
 * Reads the body of `PUT /api/drafts/PATH`. Returns a sentence for the reader when it is not valid. Only the server
 * loads this schema.
 */
export function parseDraftSent(text: string): DraftSent | string {
  const asked = sent.safeParse(parsedOf(text))
  if (!asked.success) {
    const [first] = asked.error.issues
    return `This is not a draft: ${first?.message ?? ''} at /${first?.path.join('/') ?? ''}.`
  }
  const { fileText, ...rest } = asked.data
  return fileText === undefined ? rest : { ...rest, fileText }
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
