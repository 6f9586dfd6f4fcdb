import { defaultBase } from '#lib/git/default-base'
import type { GitFailure } from '#lib/git/failure'
import { shortId } from '#lib/git/object-id'
import { openRepository, type Repository } from '#lib/git/repository'
import { resolveRef } from '#lib/git/resolve'
import type { End } from '#lib/review/ends'
import { type SidesOfRange, sidesOf } from './sides'

/** The two ends to compare, as a user names them. */
export interface Range {
  /** A branch, tag or commit. By default, the commit where the head left the main branch. */
  readonly base?: string | undefined
  /** A branch, tag or commit. By default, the work tree. */
  readonly head?: string | undefined
}

interface Ends {
  readonly base: End
  readonly head: End
}

export type RangeSides = (SidesOfRange & Ends) | GitFailure

/**
 * Reads the recordings of a root that differ between the two ends of a range, with their content at each end. Fails
 * with a code and a message when git cannot compare.
 */
export async function readRange(root: string, range: Range): Promise<RangeSides> {
  const opened = await openRange(root, range)
  if (!opened.ok) return opened
  const { repository, base, head } = opened
  const read = await sidesOf(repository, base.commit, head.commit)
  return read.ok ? { ...read, base, head } : read
}

export type OpenedRange =
  | {
      readonly ok: true
      readonly repository: Repository
      readonly base: End & { readonly commit: string }
      readonly head: End
    }
  | GitFailure

/** Finds the commits of a range, before anything in them is read. */
export async function openRange(root: string, range: Range): Promise<OpenedRange> {
  const opened = await openRepository(root)
  if (!opened.ok) return opened
  const ends = await endsOf(opened.repository, range)
  return ends.ok ? { ...ends, repository: opened.repository } : ends
}

type NamedCommit = { readonly ok: true; readonly name: string; readonly commit: string } | GitFailure

async function endsOf(
  repository: Repository,
  { base, head }: Range,
): Promise<
  { readonly ok: true; readonly base: End & { readonly commit: string }; readonly head: End } | GitFailure
> {
  const [end, given] = await Promise.all([named(repository, head), named(repository, base)])
  if (end?.ok === false) return end
  const start = given ?? (await defaultBase(repository, end?.commit))
  if (!start.ok) return start
  const workTree = { name: 'working tree', commit: null }
  return { ok: true, base: endOf(start), head: end === null ? workTree : endOf(end) }
}

async function named(repository: Repository, text: string | undefined): Promise<NamedCommit | null> {
  if (text === undefined) return null
  const resolved = await resolveRef(repository, text)
  if (!resolved.ok) return resolved
  const { commit } = resolved
  return { ok: true, name: commit.startsWith(text) ? shortId(commit) : `${text}, ${shortId(commit)}`, commit }
}

function endOf({ name, commit }: { name: string; commit: string }): { name: string; commit: string } {
  return { name, commit }
}
