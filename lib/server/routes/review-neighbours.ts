import 'server-only'
import type { ReviewAddress } from '#lib/review/address'
import { unpackList } from '#lib/review/list-view'
import { neighboursInReview } from '#lib/review/neighbours'
import { rangeOf } from '../pages/review-page'
import { askGit } from '../threads/compare-thread'
import { reviewedAt } from '../threads/recent-reviews'
import { failure } from './request-body'
import { reviewStateOf } from './review-state'

/** Answers with the changes before and after one in a review; 404 or 500 when there is no such review. */
export async function reviewNeighbours(root: string, address: ReviewAddress): Promise<Response> {
  const opened = await askGit('ends', { root, range: rangeOf(address) })
  if (!opened.ok) return failure(404, opened.code, opened.message)
  const { repository, base, head } = opened
  const reviewed = await reviewedAt(repository, { base: base.commit, head: head.commit }, false)
  if (!reviewed.ok) return failure(500, reviewed.code, reviewed.message)
  const groups = unpackList(reviewed.list)[address.by]
  const viewed = new Set(reviewStateOf(repository, address.base).viewed)
  return Response.json(neighboursInReview(groups, address, viewed))
}
