import { Names, wantedBy } from '#lib/edit/fix/names'
import type { KnownRecording } from '#lib/edit/fix/plan'
import { contestedBy, linkAt } from './fixes'
import { matchedAt } from './matched-at'

/** Recordings whose renames are to be counted. */
export interface RenamesAsked {
  /** Paths of recordings, relative to the root. */
  readonly paths: readonly string[]
  /** Every recording of the root, as the index knows it. */
  readonly known: readonly KnownRecording[]
  /** What counts as the base, as for a review. */
  readonly base?: string | undefined
}

/**
 * Counts how many recordings a plan for all of them would rename to what replay looks for, from what the index knows.
 * No recording is read, but those at the base whose names are contested.
 * @param root absolute, links resolved
 */
export async function countRenames(root: string, { paths, known, base }: RenamesAsked): Promise<number> {
  const asked = new Set(paths)
  const files = known.flatMap((one) => {
    const wanted = asked.has(one.path) ? wantedBy(one) : null
    return wanted === null ? [] : [{ ...one, wanted, link: linkAt(root, one.path) }]
  })
  const matched = await matchedAt(root, base, contestedBy({ paths, known }))
  const names = new Names(files, {
    ...{ known, kinds: new Set(['rename'] as const), chosen: new Set<string>() },
    matchedAtBase: matched.paths,
  })
  return files.filter((file) => names.of(file).kind === 'takes').length
}
