import 'server-only'
import { createHash } from 'node:crypto'
import { stampText } from '#lib/disk/file-stamp'
import { findRecordings } from '#lib/disk/find'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { Reviewed } from '#lib/range/compared'
import { askCompare } from './compare-thread'

interface RecentReview {
  readonly repository: Repository
  /** Of the files in the work tree; empty between two commits. */
  readonly stamp: string
  readonly review: Promise<Reviewed | GitFailure>
}

/** Pages and route handlers are bundled apart, so that what is kept lives on the global object. */
const globals = globalThis as { tapedeckReviews?: Map<string, RecentReview> }

/** A reader goes to and fro between few ranges. */
const MOST = 4

/**
 * The review of a range. The last ones are kept: between two commits for good, of the work tree as long as its files have
 * the same names, sizes and times.
 * @param isFresh false for whoever follows up on what a page shows: then the files are not looked at again
 */
export function reviewedAt(
  repository: Repository,
  { base, head }: { readonly base: string; readonly head: string | null },
  isFresh: boolean,
): Promise<Reviewed | GitFailure> {
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
  // What git could not do now it may do the next time.
  const forget = (): void => {
    if (recent.get(key)?.review === review) recent.delete(key)
  }
  review.then((read) => read.ok || forget(), forget)
  return review
}

/**
 * The review that a page shows, without asking git anything.
 * @param base id of a commit, in full
 * @param head the same; null for the work tree
 */
export function recentReviewAt(
  root: string,
  base: string,
  head: string | null,
): Pick<RecentReview, 'repository' | 'review'> | undefined {
  return globals.tapedeckReviews?.get([root, base, head ?? ''].join('\0'))
}

/** Says cheaply whether any recording of the work tree may have changed. */
function workTreeStamp(root: string): string {
  const hash = createHash('sha256')
  for (const file of findRecordings(root).files) hash.update(`${file.path}\0${stampText(file)}\0`)
  return hash.digest('hex')
}
