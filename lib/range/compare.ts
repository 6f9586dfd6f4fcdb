import { defaultBase } from '#lib/git/default-base'
import type { GitFailure } from '#lib/git/failure'
import { shortId } from '#lib/git/object-id'
import type { Repository } from '#lib/git/repository'
import { openAt } from '#lib/git/resolve'
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
  const texts = [range.head, range.base].flatMap((text) => text ?? [])
  const opened = await openAt(root, texts)
  if (!opened.ok) return opened
  const { repository, commits } = opened
  const named = texts.map((text, index) => namedEnd(text, commits[index] ?? ''))
  const head = range.head === undefined ? undefined : named.shift()
  const [asked] = named
  const base = asked ? { ok: true as const, ...asked } : await defaultBase(repository, head?.commit)
  if (!base.ok) return base
  const workTree = { name: 'working tree', commit: null }
  return { ok: true, repository, base: endOf(base), head: head ?? workTree }
}

interface NamedEnd {
  readonly name: string
  readonly commit: string
}

function namedEnd(text: string, commit: string): NamedEnd {
  return { name: commit.startsWith(text) ? shortId(commit) : `${text}, ${shortId(commit)}`, commit }
}

function endOf({ name, commit }: NamedEnd): NamedEnd {
  return { name, commit }
}
