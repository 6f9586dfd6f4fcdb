import 'server-only'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { ComparedReview } from '#lib/range/compared'
import { type CompareProgress, STARTED } from '#lib/review/progress'
import { askCompare, progressByKey } from './compare-thread'

type Answer = ComparedReview | GitFailure

interface RecentReview {
  readonly repository: Repository
  /** Changes with the files in the work tree; empty for a range between two commits. */
  readonly stamp: string
  readonly review: Promise<Answer>
  /** Names it in the thread that compares. */
  readonly id: string
  /** The comparison after this one, for all who asked while it ran and the files had changed. */
  next: Promise<Answer> | null
}

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as { tapedeckReviews?: Map<string, RecentReview>; tapedeckReviewCount?: number }

/** The number of reviews kept: a reader switches between few ranges. One that was dropped is not compared further. */
const MOST = 4

interface Ends {
  readonly base: string
  /** null for the work tree. */
  readonly head: string | null
}

/**
 * Returns the review of a range. Recent ones are kept: those between two commits for good, those of the work tree while
 * its files have the same stamps. All who ask for a range share one comparison; while it runs, and its files have
 * changed since, there is one more after it, however many ask.
 * @param isFresh false for a request that follows up on a page: then the files are not looked at again
 */
export async function reviewedAt(repository: Repository, ends: Ends, isFresh: boolean): Promise<Answer> {
  const key = keyOf(repository.root, ends)
  const isLookedAt = ends.head === null && (isFresh || !reviews().has(key))
  const stamp = isLookedAt ? await askCompare('stamp', { root: repository.root }) : null
  if (stamp?.ok === false) return stamp
  const known = reviews().get(key)
  if (known === undefined) return started(repository, ends, stamp?.stamp ?? '')
  if (stamp === null || known.stamp === stamp.stamp) return again(key, known)
  if (!progressByKey().has(known.id)) return started(repository, ends, stamp.stamp)
  known.next ??= known.review.then(() => reviewedAt(repository, ends, true))
  return known.next
}

/**
 * Returns the review that a page shows, without asking git; undefined when it is no longer kept.
 * @param base full id of a commit
 * @param head full id of a commit; null for the work tree
 */
export function recentReviewAt(
  root: string,
  base: string,
  head: string | null,
): Pick<RecentReview, 'repository' | 'review'> | undefined {
  return reviews().get(keyOf(root, { base, head }))
}

/** Returns how far the comparison of a range is; null when none is running. */
export function progressAt(root: string, ends: Ends): CompareProgress | null {
  return progressByKey().get(reviews().get(keyOf(root, ends))?.id ?? '') ?? null
}

function reviews(): Map<string, RecentReview> {
  globals.tapedeckReviews ??= new Map()
  return globals.tapedeckReviews
}

function keyOf(root: string, { base, head }: Ends): string {
  return [root, base, head ?? ''].join('\0')
}

function again(key: string, known: RecentReview): Promise<Answer> {
  reviews().delete(key)
  reviews().set(key, known)
  return known.review
}

function started(repository: Repository, ends: Ends, stamp: string): Promise<Answer> {
  const key = keyOf(repository.root, ends)
  globals.tapedeckReviewCount = (globals.tapedeckReviewCount ?? 0) + 1
  const id = String(globals.tapedeckReviewCount)
  progressByKey().set(id, STARTED)
  const review = askCompare('review', { repository, ...ends, key: id }).finally(() =>
    progressByKey().delete(id),
  )
  reviews().delete(key)
  reviews().set(key, { repository, stamp, review, id, next: null })
  for (const [oldest, { id: its }] of [...reviews()].slice(0, -MOST)) {
    reviews().delete(oldest)
    if (progressByKey().has(its)) void askCompare('forget', { key: its })
  }
  // A failure of git may be gone the next time.
  void review.then((read) => {
    if (!read.ok && reviews().get(key)?.review === review) reviews().delete(key)
  })
  return review
}
