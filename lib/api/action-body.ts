import * as z from 'zod'
import { FIX_KINDS } from '#lib/edit/fix/kinds'
import { tooLong } from '#lib/query/length'
import { type ActionAsked, ASKED_KINDS } from './actions'

const MOST_PATHS = 50_000

const path = z.string().min(1).max(4096)
const paths = z.array(path).max(MOST_PATHS)
const name = z.string().regex(/^[\w-]{1,128}$/)

const asked = z
  .strictObject({
    kind: z.enum(ASKED_KINDS),
    paths: paths.optional(),
    query: z.string().optional(),
    fixes: z.array(z.enum(FIX_KINDS)).optional(),
    deleteUnread: z.boolean().optional(),
    chosen: paths.optional(),
    edited: z.strictObject({ text: z.string(), fingerprint: name }).optional(),
    dryRun: z.boolean().optional(),
    plan: name.optional(),
    texts: z.boolean().optional(),
    run: name.optional(),
  })
  .refine((one) => (one.paths === undefined) !== (one.query === undefined), 'give either paths or a query')
  .refine((one) => one.kind !== 'fix' || one.fixes !== undefined, 'name the fixes')
  .refine(
    (one) => one.edited === undefined || (one.paths?.length === 1 && /^(rename|duplicate)$/.test(one.kind)),
    'an edited text belongs to the renaming or duplicating of one path',
  )

/** Reads the body of `POST /api/actions`. Returns a sentence for the reader when it is not valid. */
export function parseActionAsked(text: string): ActionAsked | string {
  const read: ActionAsked | string = parsed(asked, text)
  return (typeof read !== 'string' && tooLong(read.query ?? '')) || read
}

/** Reads the body of `POST /api/actions/undo`. Returns a sentence when it is not valid. */
export function parseUndo(text: string): { readonly id?: string | undefined } | string {
  return parsed(z.strictObject({ id: name.optional() }), text)
}

/** Reads the body of `POST /api/actions/end`. Returns a sentence when it is not valid. */
export function parseEnd(
  text: string,
): { readonly id: string; readonly how: 'finish' | 'take-back' } | string {
  return parsed(z.strictObject({ id: name, how: z.enum(['finish', 'take-back']) }), text)
}

/** Reads the body of `POST /api/actions/stop`. Returns a sentence when it is not valid. */
export function parseStop(text: string): { readonly run: string } | string {
  return parsed(z.strictObject({ run: name }), text)
}

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value | string {
  const read = schema.safeParse(jsonOf(text))
  if (read.success) return read.data
  const [first] = read.error.issues
  return `The body cannot be read: ${first?.message ?? ''} at /${first?.path.join('/') ?? ''}.`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
