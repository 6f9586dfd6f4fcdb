import 'server-only'
import * as z from 'zod'
import { openRepository, type Repository } from '#lib/git/repository'
import type { ReviewState } from '#lib/state/change-state'
import { changeReviewState, readReviewState, type StateOf } from '#lib/state/review-state'
import { settings } from '../settings'
import { bodyText, failure, refusedType } from './request-body'

const MAX_BODY = 8 * 1024 * 1024
const MAX_NAME = 1024
const MAX_NOTE = 10_000

const key = z.string().regex(/^[\w-]{1,128}$/)
const change = z.strictObject({
  viewed: z.strictObject({ add: z.array(key).optional(), remove: z.array(key).optional() }).optional(),
  notes: z.record(z.string().min(1).max(4096), z.string().max(MAX_NOTE).nullable()).optional(),
})

/** What is kept of a review: its ticks by meaning, its notes by the path of the change below the root. */
export interface KeptReview extends ReviewState {
  /** Why not all that was kept is there; empty when it is. */
  readonly message: string
}

/**
 * `GET /api/review-state?base=REF`: what is kept of a review; without `base`, of the default one.
 * 404 when the root is in no repository.
 */
export async function getReviewState(request: Request): Promise<Response> {
  const found = await findReview(request)
  if (found instanceof Response) return found
  const { state, message } = readReviewState(found)
  return Response.json({ ...state, message })
}

/**
 * `PUT /api/review-state?base=REF` with `{viewed?: {add?, remove?}, notes?: {[path]: string | null}}`: keeps what is
 * named and answers with all that is kept then. 422 when the body is something else, 507 when nothing can be written.
 */
export async function putReviewState(request: Request): Promise<Response> {
  const refused = refusedType(request.headers)
  if (refused) return refused
  const text = await bodyText(request, MAX_BODY)
  if (typeof text !== 'string') return text
  const asked = change.safeParse(parsedOf(text))
  if (!asked.success) return failure(422, 'not-valid', notValid(asked.error))
  const found = await findReview(request)
  if (found instanceof Response) return found
  const { viewed = {}, notes = {} } = asked.data
  const kept = await changeReviewState(found, { viewed, notes })
  if (!kept.ok) return failure(STATUS[kept.code], kept.code, kept.message)
  return Response.json({ ...kept.state, message: kept.message })
}

const STATUS = { 'disk-full': 507, unwritable: 507, newer: 409, busy: 503 } as const

/**
 * The same for a page.
 * @param named the base as the address names it; empty for the one that tapedeck was started with, or the default one
 */
export function keptReview({ top, prefix }: Repository, named: string): KeptReview {
  const { state, message } = readReviewState({ top, prefix, base: named || settings().base || '' })
  return { ...state, message }
}

async function findReview(request: Request): Promise<StateOf | Response> {
  const { root, base: configured } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const base = new URL(request.url).searchParams.get('base') || configured || ''
  if (base.length > MAX_NAME) return failure(400, 'bad-request', `base has at most ${MAX_NAME} characters.`)
  const opened = await openRepository(root.root)
  if (!opened.ok) return failure(404, opened.code, opened.message)
  const { top, prefix } = opened.repository
  return { top, prefix, base }
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notValid({ issues }: z.ZodError): string {
  const [first] = issues
  return `This is no change of ticks and notes: ${first?.message ?? ''} at /${first?.path.join('/') ?? ''}.`
}
