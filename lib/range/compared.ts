import { sha256OfText } from '#lib/disk/fingerprint'
import { MAX_BYTES } from '#lib/disk/read'
import { readContents } from '#lib/git/contents'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type CauseView, causeViews } from '#lib/review/causes/cause-view'
import type { Change, Pair, Version } from '#lib/review/change'
import { reviewSides } from '#lib/review/changes'
import { meaningOf } from '#lib/review/facets/meaning'
import { type Summary, summaryOf } from '#lib/review/summary'
import { withAnswersAt } from './answers'
import { sidesOf } from './sides'
import { versionOfBlob } from './version'
import { readOnDisk } from './work-tree'

/** A change with the key under which its tick is kept. */
export interface KeyedChange {
  readonly change: Change
  readonly meaning: string
}

export interface ComparedReview {
  readonly ok: true
  /** Heaviest first. */
  readonly keyed: readonly KeyedChange[]
  /** What the changes have in common, heaviest first. */
  readonly causes: readonly CauseView[]
  readonly summary: Summary
  /** Paths that could not be compared, with the reason. */
  readonly problems: readonly GitProblem[]
}

/**
 * Reviews a range and gives each change the key of its meaning. The recordings themselves are not kept: `readPair`
 * reads the two versions of a change again.
 * @param base full id of a commit
 * @param head full id of a commit; null for the work tree
 */
export async function reviewedBetween(
  repository: Repository,
  base: string,
  head: string | null,
): Promise<ComparedReview | GitFailure> {
  const read = await sidesOf(repository, base, head)
  if (!read.ok) return read
  const reviewed = await withAnswersAt(repository, head, reviewSides(read.sides, sha256OfText))
  const summary = summaryOf(reviewed.map(({ change }) => change))
  const keyed = reviewed.map((one) => ({ change: one.change, meaning: meaningOf(one, sha256OfText) }))
  return { ok: true, keyed, causes: causeViews(reviewed), summary, problems: read.problems }
}

export type PairRead =
  | { readonly ok: true; readonly pair: Pair }
  /** The file in the work tree is no longer the one that was reviewed. */
  | { readonly ok: false; readonly code: 'changed-since'; readonly message: string }
  | GitFailure

/** Reads both versions of one change again. */
export async function readPair(
  repository: Repository,
  { status, path, basePath, ids }: Change,
  isWorkTree: boolean,
): Promise<PairRead> {
  const disk = ids.after !== null && isWorkTree ? await readOnDisk(repository, path) : null
  if (disk?.ok === false) return disk
  const onDisk = disk?.version ?? null
  if (ids.after !== null && isWorkTree && onDisk?.id !== ids.after) {
    const message = `${JSON.stringify(path)} changed on disk since it was compared.`
    return { ok: false, code: 'changed-since', message }
  }
  const from = ids.before === null ? null : { id: ids.before, path: basePath ?? path }
  const to = ids.after === null || isWorkTree ? null : { id: ids.after, path }
  const wanted = [from, to].flatMap((one) => one ?? [])
  const found = new Map<unknown, Version>()
  const unique = [...new Set(wanted.map(({ id }) => id))]
  const read = await readContents(repository, unique, MAX_BYTES, (id, blob) => {
    for (const one of wanted) if (one.id === id) found.set(one, versionOfBlob(one.path, id, blob))
  })
  if (!read.ok) return read
  const pair = { status, before: found.get(from) ?? null, after: onDisk ?? found.get(to) ?? null }
  return { ok: true, pair }
}
