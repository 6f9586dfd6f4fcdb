import 'server-only'
import { type ProgressOfReview, parseRange } from '#lib/api/review'
import { settings } from '../settings'
import { progressAt } from '../threads/recent-reviews'
import { failure } from './request-body'

/** `PROGRESS` of lib/api: how far the comparison of a range is, between commits that are named by their ids. */
export async function getReviewProgress(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const progress = progressAt(root.root, parseRange(new URL(request.url)))
  return Response.json({ progress } satisfies ProgressOfReview)
}
