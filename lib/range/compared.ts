import { sha256OfText } from '#lib/disk/fingerprint'
import { MAX_BYTES } from '#lib/disk/read'
import { readContents } from '#lib/git/contents'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type CauseView, causeViews } from '#lib/review/causes/cause-view'
import type { Change, Pair, Version } from '#lib/review/change'
import { heaviestFirst } from '#lib/review/changes'
import type { PackedList } from '#lib/review/list-view'
import { packList } from '#lib/review/pack-list'
import { pairSides } from '#lib/review/pairs/pair'
import { type Summary, summaryOf } from '#lib/review/summary'
import { withAnswersAt } from './answers'
import { type CompareWatch, Turns } from './compare-watch'
import { comparedOf, type KeyedChange } from './one-compared'
import { absentProblems, changedIn } from './sides'
import { readInTwoThreads } from './two-threads'
import { versionOfBlob } from './version'
import { readOnDisk } from './work-tree'

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

interface ReviewOptions {
  /** Told how far it is. */
  readonly watch?: CompareWatch
  /** The bundled worker, for a second thread; without it, one thread compares all. */
  readonly threadFile?: string | undefined
}

/**
 * Reviews a range and gives each change the key of its meaning. The recordings themselves are not kept: `readPair`
 * reads the two versions of a change again.
 * @param base full id of a commit
 * @param head full id of a commit; null for the work tree
 * Throws `NotWanted` once nobody waits.
 */
export async function reviewedBetween(
  repository: Repository,
  base: string,
  head: string | null,
  { watch, threadFile }: ReviewOptions = {},
): Promise<ComparedReview | GitFailure> {
  const turns = new Turns(watch)
  turns.begin('finding', 0)
  const found = await changedIn(repository, base, head)
  if (!found.ok) return found
  const read = await readInTwoThreads(
    repository,
    found.changed,
    {
      onRead: (done, total) => turns.step('reading', done, total),
      isWanted: () => turns.isWanted,
    },
    threadFile,
  )
  if (!read.ok) return read
  const compared = [...read.compared]
  const pairs = pairSides(read.sides)
  if (pairs.length > 0) turns.begin('comparing', pairs.length)
  for (const [index, pair] of pairs.entries()) {
    compared.push(comparedOf(pair))
    await turns.stepAndPause('comparing', index + 1, pairs.length)
  }
  turns.begin('grouping', compared.length)
  const reviewed = await withAnswersAt(repository, head, heaviestFirst(compared))
  const summary = summaryOf(reviewed.map(({ change }) => change))
  const keyed = reviewed.map(({ change, meaning }) => ({ change, meaning }))
  const causes = causeViews(reviewed)
  const list = packList(keyed, causes)
  const listId = sha256OfText(JSON.stringify(list))
  const problems = [...found.problems, ...absentProblems(read.absent)]
  return { ok: true, keyed, list, listId, causes, summary, problems }
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
