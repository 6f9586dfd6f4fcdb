import 'server-only'
import { parseRange } from '#lib/api/review'
import { isObjectId } from '#lib/git/object-id'
import type { Repository } from '#lib/git/repository'
import type { ComparedReview } from '#lib/range/compared'
import type { End } from '#lib/review/ends'
import { settings } from '../settings'
import { askGit } from '../threads/compare-thread'
import { recentReviewAt, reviewedAt } from '../threads/recent-reviews'
import { failure } from './request-body'

export interface NamedReview {
  readonly repository: Repository
  readonly base: End
  readonly head: End
  readonly reviewed: ComparedReview
}

/**
 * Finds the review for the `base` and `head` of a request's address, or the answer that says why there is none. A page
 * names commits by their ids, so its review is found without asking git.
 */
export async function reviewOfRequest(request: Request): Promise<NamedReview | Response> {
  const { root, base: configured } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const { base, head } = parseRange(new URL(request.url))
  const recent = recentReviewAt(root.root, base, head)
  if (recent) {
    const { repository } = recent
    return named(await recent.review, { repository, base: endOf(base), head: endOf(head) })
  }
  // A page names the commit that it has found.
  const isExact = isObjectId(base)
  const range = { base: base || configured, head: head ?? undefined, isExact }
  const opened = await askGit('ends', { root: root.root, range })
  if (!opened.ok) return failure(404, opened.code, opened.message)
  const ends = { base: opened.base.commit, head: opened.head.commit }
  return named(await reviewedAt(opened.repository, ends, false), opened)
}

function named(
  reviewed: Awaited<ReturnType<typeof reviewedAt>>,
  { repository, base, head }: Omit<NamedReview, 'reviewed'>,
): NamedReview | Response {
  if (!reviewed.ok) return failure(500, reviewed.code, reviewed.message)
  return { repository, base, head, reviewed }
}

function endOf(commit: string | null): End {
  return { name: commit?.slice(0, 12) ?? 'working tree', commit }
}
