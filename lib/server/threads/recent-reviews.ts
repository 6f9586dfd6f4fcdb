import 'server-only'
import { createHash } from 'node:crypto'
import { stampText } from '#lib/disk/file-stamp'
import { findRecordings } from '#lib/disk/find'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { ComparedReview } from '#lib/range/compared'
import { askCompare } from './compare-thread'

interface RecentReview {
  readonly repository: Repository
  /** Changes with the files in the work tree; empty for a range between two commits. */
  readonly stamp: string
  readonly review: Promise<ComparedReview | GitFailure>
}

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as { tapedeckReviews?: Map<string, RecentReview> }

/** The number of reviews kept: a reader switches between few ranges. */
const MOST = 4

/**
 * Returns the review of a range. Recent ones are kept: those between two commits for good, those of the work tree while
 * its files have the same stamps.
 * @param isFresh false for a request that follows up on a page: then the files are not looked at again
 */
export function reviewedAt(
  repository: Repository,
  { base, head }: { readonly base: string; readonly head: string | null },
  isFresh: boolean,
): Promise<ComparedReview | GitFailure> {
  globals.tapedeckReviews ??= new Map()
  const recent = globals.tapedeckReviews
  const key = [repository.root, base, head ?? ''].join('\0')
  const known = recent.get(key)
  const stamp =
    head === null && (isFresh || known === undefined) ? workTreeStamp(repository.root) : known?.stamp
  const found = known?.stamp === (stamp ?? '') ? known : undefined
  const review = found?.review ?? askCompare('review', { repository, base, head })
  recent.delete(key)
  recent.set(key, { repository, stamp: stamp ?? '', review })
  for (const oldest of [...recent.keys()].slice(0, -MOST)) recent.delete(oldest)
  // A failure of git may be gone the next time.
  const forget = (): void => {
    if (recent.get(key)?.review === review) recent.delete(key)
  }
  review.then((read) => read.ok || forget(), forget)
  return review
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
  return globals.tapedeckReviews?.get([root, base, head ?? ''].join('\0'))
}

/** Makes a text that changes when any recording of the work tree may have changed, without reading them. */
function workTreeStamp(root: string): string {
  const hash = createHash('sha256')
  for (const file of findRecordings(root).files) hash.update(`${file.path}\0${stampText(file)}\0`)
  return hash.digest('hex')
}
