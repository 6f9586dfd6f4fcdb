import 'server-only'
import { parseStateAsked } from '#lib/api/review-state'
import { parseStateChange } from '#lib/api/state-change'
import type { Repository } from '#lib/git/repository'
import type { ReviewStateRead } from '#lib/review/ticks-and-notes'
import { changeReviewState, readReviewState, type StateOf } from '#lib/state/state-file'
import { settings } from '../settings'
import { askGit } from '../threads/compare-thread'
import { bodyText, failure, notParsed, refusedType } from './request-body'

/** `REVIEW_STATE` of lib/api: the ticks and notes of a review. 404 when the root is not in a repository. */
export async function getReviewState(request: Request): Promise<Response> {
  const found = await findReview(request)
  if (found instanceof Response) return found
  const { state, message } = readReviewState(found)
  return Response.json({ ...state, message } satisfies ReviewStateRead)
}

/**
 * `CHANGE_STATE` of lib/api: saves ticks and notes. 422 when the body is not a `StateChange`, 507 when nothing can be
 * written.
 */
export async function putReviewState(request: Request): Promise<Response> {
  const refused = refusedType(request.headers)
  if (refused) return refused
  const text = await bodyText(request)
  if (typeof text !== 'string') return text
  const change = parseStateChange(text)
  if (typeof change === 'string') return failure(422, 'not-valid', change)
  const found = await findReview(request)
  if (found instanceof Response) return found
  const changed = await changeReviewState(found, change)
  if (!changed.ok) return failure(STATUS[changed.code], changed.code, changed.message)
  return Response.json({ ...changed.state, message: changed.message } satisfies ReviewStateRead)
}

const STATUS = { 'disk-full': 507, unwritable: 507, newer: 409, busy: 503 } as const

/**
 * Reads the ticks and notes of a review for a page.
 * @param named the base as the address names it; empty for the one that tapedeck was started with, or the default one
 */
export function reviewStateOf({ top, prefix }: Repository, named: string): ReviewStateRead {
  const { state, message } = readReviewState({ top, prefix, base: named || settings().base || '' })
  return { ...state, message }
}

async function findReview(request: Request): Promise<StateOf | Response> {
  const { root, base: configured } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseStateAsked(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const opened = await askGit('repository', { root: root.root })
  if (!opened.ok) return failure(404, opened.code, opened.message)
  const { top, prefix } = opened.repository
  return { top, prefix, base: parsed.input.base || configured || '' }
}
