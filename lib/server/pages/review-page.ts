import 'server-only'
import { sha256OfText } from '#lib/disk/fingerprint'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { Range } from '#lib/range/compare'
import { type ReviewAddress, type ReviewFailure, readReviewAddress } from '#lib/review/address'
import type { End } from '#lib/review/ends'
import { firstRow } from '#lib/review/list-view'
import type { ReviewView } from '#lib/review/review-view'
import { reviewStateOf } from '../routes/review-state'
import { settings } from '../settings'
import { askGit } from '../threads/compare-thread'
import { reviewedAt } from '../threads/recent-reviews'

export type ReviewPage =
  | { readonly ok: true; readonly view: ReviewView }
  | ({ readonly ok: false } & ReviewFailure)

/** A range whose ends were found, and which is still to be compared. */
export interface OpenedReview extends Pick<ReviewView, 'root' | 'address' | 'head'> {
  readonly ok: true
  readonly repository: Repository
  readonly base: End & { readonly commit: string }
}

/** Finds the two ends that an address names. */
export async function openReview(
  search: URLSearchParams,
): Promise<OpenedReview | (ReviewFailure & { readonly ok: false })> {
  const { root, named } = settings()
  const address = readReviewAddress(search)
  const failed = { ok: false as const, address, nearest: [], end: 'base' as const }
  if (!root.ok) return { ...failed, root: named, code: root.code, message: root.message }
  const opened = await askGit('ends', { root: root.root, range: rangeOf(address) })
  if (!opened.ok) return { ...failed, root: root.root, ...(await failureOf(root.root, address, opened)) }
  return { ...opened, root: root.root, address }
}

/** Compares the two ends, and makes the review page. */
export async function comparedPage(opened: OpenedReview): Promise<ReviewPage> {
  const { root, address, repository, base, head } = opened
  const reviewed = await reviewedAt(repository, { base: base.commit, head: head.commit }, true)
  if (!reviewed.ok) {
    const { code, message } = reviewed
    return { ok: false, root, address, code, message, nearest: [], end: 'base', found: { base, head } }
  }
  const { list, keyed } = reviewed
  const chosen = keyed.find(({ change }) => change.path === address.at)
  const found = chosen ?? keyed[firstRow(list, address.by)]
  const first = found
    ? await askGit('change', {
        ...{ repository, change: found.change, isWorkTree: head.commit === null, isWhole: address.isWhole },
      })
    : null
  const { summary, problems } = reviewed
  const state = reviewStateOf(repository, address.base)
  return {
    ok: true,
    view: {
      version: sha256OfText(JSON.stringify([base, head, reviewed.listId])).slice(0, 16),
      ...{ root, address, base, head, list, summary, problems, state },
      first: first?.ok ? first.view : null,
      firstProblem: first && !first.ok ? first.message : '',
    },
  }
}

/** Returns the range that an address names; without a base, the one that tapedeck was started with. */
export function rangeOf({ base, head, isExact }: ReviewAddress): Range {
  return { base: base || settings().base, head: head || undefined, isExact }
}

async function failureOf(
  root: string,
  { base, head }: ReviewAddress,
  { code, message, nearest = [] }: GitFailure,
): Promise<{ code: string; message: string; nearest: readonly string[]; end: 'base' | 'head' }> {
  const isOfRef = code === 'no-such-ref' || code === 'ambiguous-ref'
  // Opens the base alone, to find out which end is wrong.
  const alone = isOfRef && base !== '' && head !== '' ? await askGit('ends', { root, range: { base } }) : null
  const isBase = alone === null ? base !== '' : !alone.ok && alone.message === message
  return { code, message, nearest, end: isOfRef && !isBase ? 'head' : 'base' }
}
