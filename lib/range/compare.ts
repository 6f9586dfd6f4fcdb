import { countedText, countText } from '#lib/figures/text'
import { countSince } from '#lib/git/count-since'
import { defaultBase } from '#lib/git/default-base'
import type { GitFailure } from '#lib/git/failure'
import { shortId } from '#lib/git/object-id'
import type { OpenedRepository, Repository } from '#lib/git/repository'
import { openAt } from '#lib/git/resolve'
import type { End } from '#lib/review/ends'
import { type SidesOfRange, sidesOf } from './sides'

/** The two ends to compare, as a user names them. */
export interface Range {
  /**
   * A branch, tag or commit: what is compared with is the commit where the head left it. By default, that is where the
   * head left the main branch.
   */
  readonly base?: string | undefined
  /** A branch, tag or commit. By default, the work tree. */
  readonly head?: string | undefined
  /** Compares with the named base itself, whatever happened to it since the head left it. */
  readonly isExact?: boolean | undefined
}

interface Ends {
  readonly base: End
  readonly head: End
}

export type RangeSides = (SidesOfRange & Ends & { readonly repository: Repository }) | GitFailure

/**
 * Reads the recordings of a root that differ between the two ends of a range, with their content at each end. Fails
 * with a code and a message when git cannot compare.
 */
export async function readRange(root: string, range: Range): Promise<RangeSides> {
  const opened = await openRange(root, range)
  if (!opened.ok) return opened
  const { repository, base, head } = opened
  const read = await sidesOf(repository, base.commit, head.commit)
  return read.ok ? { ...read, repository, base, head } : read
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
  const isParting = range.base !== undefined && range.isExact !== true
  const opened = await openAt(root, texts, isParting ? [range.base ?? '', range.head ?? 'HEAD'] : null)
  if (!opened.ok) return opened
  const { repository, commits } = opened
  const named = texts.map((text, index) => namedEnd(text, commits[index] ?? ''))
  const head = range.head === undefined ? undefined : named.shift()
  const [asked] = named
  const base = asked
    ? {
        ok: true as const,
        ...(isParting ? await whereLeft(opened, asked, range.base ?? '') : { ...asked, isExact: true }),
      }
    : await defaultBase(repository, head?.commit)
  if (!base.ok) return base
  const workTree = { name: 'working tree', commit: null }
  return { ok: true, repository, base: endOf(base), head: head ?? workTree }
}

type NamedEnd = End & { readonly commit: string }

function namedEnd(text: string, commit: string): NamedEnd {
  return { name: commit.startsWith(text) ? shortId(commit) : `${text}, ${shortId(commit)}`, commit }
}

function endOf({ name, commit, note, isParting, isExact }: NamedEnd): NamedEnd {
  const about = {
    ...(note !== undefined && { note }),
    ...(isParting && { isParting }),
    ...(isExact && { isExact }),
  }
  return { name, commit, ...about }
}

/** The end at which a head left a base. Where their histories have nothing in common, the base itself. */
async function whereLeft(
  { repository, mergeBases: [first, ...more] }: OpenedRepository,
  asked: NamedEnd,
  text: string,
): Promise<NamedEnd> {
  if (first === asked.commit) return asked
  if (first === undefined) {
    const shallow = repository.isShallow
      ? ' This clone is shallow: git fetch --unshallow brings the commits that may be missing for that.'
      : ''
    const note = `No commit is known that ${text} and this share, so the two are compared as they are.${shallow}`
    return { ...asked, note }
  }
  const count = await countSince(repository, first, asked.commit)
  const moved = `${text} has moved on by ${count === null ? 'some commits' : countedText(count, 'commit')} since.`
  const several =
    more.length > 0
      ? ` The two histories met at ${countText(more.length + 1)} commits; this is one of them.`
      : ''
  return {
    name: `merge base with ${text}, ${shortId(first)}`,
    commit: first,
    note: `${moved}${several}`,
    isParting: true,
  }
}
