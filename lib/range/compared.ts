import { sha256OfText } from '#lib/disk/fingerprint'
import { MAX_BYTES } from '#lib/disk/read'
import { readContents } from '#lib/git/contents'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type CauseView, causeViews } from '#lib/review/causes/cause-view'
import type { Change, Pair, Reviewed, Version } from '#lib/review/change'
import { changeOf, heaviestFirst } from '#lib/review/changes'
import { meaningOf } from '#lib/review/facets/meaning'
import type { PackedList } from '#lib/review/list-view'
import { packList } from '#lib/review/pack-list'
import { pairSides } from '#lib/review/pairs/pair'
import { type Summary, summaryOf } from '#lib/review/summary'
import { withAnswersAt } from './answers'
import { type CompareWatch, Turns } from './compare-watch'
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
  /** The same changes as the page lists them, made here because thousands take a while. */
  readonly list: PackedList
  /** Fingerprint of that list. */
  readonly listId: string
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
 * @param watch told how far it is. Throws `NotWanted` once nobody waits.
 */
export async function reviewedBetween(
  repository: Repository,
  base: string,
  head: string | null,
  watch?: CompareWatch,
): Promise<ComparedReview | GitFailure> {
  const turns = new Turns(watch)
  turns.begin('finding', 0)
  const read = await sidesOf(repository, base, head, (done, total) => turns.step('reading', done, total))
  if (!read.ok) return read
  const compared = await reviewedInTurns(pairSides(read.sides), turns)
  turns.begin('grouping', compared.reviewed.length)
  const reviewed = await withAnswersAt(repository, head, compared.reviewed)
  const summary = summaryOf(reviewed.map(({ change }) => change))
  const keyed = reviewed.map(({ change, pair }) => ({ change, meaning: compared.meanings.get(pair) ?? '' }))
  const causes = causeViews(reviewed)
  const list = packList(keyed, causes)
  const listId = sha256OfText(JSON.stringify(list))
  return { ok: true, keyed, list, listId, causes, summary, problems: read.problems }
}

async function reviewedInTurns(
  pairs: readonly Pair[],
  turns: Turns,
): Promise<{ readonly reviewed: readonly Reviewed[]; readonly meanings: ReadonlyMap<Pair, string> }> {
  const reviewed: Reviewed[] = []
  const meanings = new Map<Pair, string>()
  turns.begin('comparing', pairs.length)
  for (const pair of pairs) {
    const one = { change: changeOf(pair, sha256OfText), pair }
    reviewed.push(one)
    meanings.set(pair, meaningOf(one, sha256OfText))
    await turns.stepAndPause('comparing', reviewed.length, pairs.length)
  }
  return { reviewed: heaviestFirst(reviewed), meanings }
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
