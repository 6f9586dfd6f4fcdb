import { sha256OfText } from '#lib/disk/fingerprint'
import type { HashVerdict } from '#lib/formats/recorder/hash'
import type { GitFailure } from '#lib/git/failure'
import type { Facet, Status } from '#lib/review/change'
import { reviewChanges } from '#lib/review/changes'
import { openRange } from './compare'
import { sidesOf } from './sides'

/** How one recording of the work tree differs from the base. */
export interface RecordingMark {
  readonly path: string
  readonly status: Exclude<Status, 'removed'>
  /** Heaviest first. */
  readonly facets: readonly Facet[]
  readonly verdict: { readonly before: HashVerdict | null; readonly after: HashVerdict | null }
  /** Its path in the base; null when it was added. */
  readonly basePath: string | null
}

export type RangeMarks =
  | { readonly ok: true; readonly base: string; readonly marks: readonly RecordingMark[] }
  | GitFailure

/**
 * Finds the recordings of a work tree that differ from the base. Removed recordings have no mark.
 * @param root absolute, links resolved
 * @param base as the user names it; by default, the commit where the branch left the main branch
 */
export async function marksOf(root: string, base?: string): Promise<RangeMarks> {
  const range = await openRange(root, { base })
  if (!range.ok) return range
  const read = await sidesOf(range.repository, range.base.commit, null)
  if (!read.ok) return read
  const marks = reviewChanges(read.sides, sha256OfText).flatMap(
    ({ status, path, basePath, facets, hash }): RecordingMark[] => {
      if (status === 'removed') return []
      const verdict = { before: hash.before?.verdict ?? null, after: hash.after?.verdict ?? null }
      return [{ path, status, facets, verdict, basePath }]
    },
  )
  return { ok: true, base: range.base.name, marks }
}
