import 'server-only'
import { type OpenedRange, openRange } from '#lib/changes/review'
import type { Reviewed } from '#lib/changes/reviewed'
import { reviewedAt } from './kept-reviews'
import { failure } from './request-body'
import { settings } from './settings'

/** The review that the address of a request names by `base` and `head`, or the answer that says why there is none. */
export async function askedReview(
  request: Request,
): Promise<{ readonly opened: OpenedRange & { ok: true }; readonly reviewed: Reviewed } | Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const search = new URL(request.url).searchParams
  const range = { base: search.get('base') || undefined, head: search.get('head') || undefined }
  const opened = await openRange(root.root, range)
  if (!opened.ok) return failure(404, opened.code, opened.message)
  const { repository, base, head } = opened
  const reviewed = await reviewedAt(repository, { base: base.commit, head: head.commit }, false)
  return reviewed.ok ? { opened, reviewed } : failure(500, reviewed.code, reviewed.message)
}
