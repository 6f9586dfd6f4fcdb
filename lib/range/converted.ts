import type { FoundFile } from '#lib/disk/find'
import { type Conversion, isSameConversion, KEPT } from '#lib/git/checkout/conversion'
import { conversionsOf } from '#lib/git/checkout/read-conversions'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { GitFile } from '#lib/git/tree'
import { cleanIds } from './work-tree-ids'

/** Recordings that git would not keep as the commit has them. */
export interface StillDiffering {
  readonly ok: true
  readonly differing: readonly string[]
  readonly conversions: ReadonlyMap<string, Conversion>
}

/**
 * Leaves out recordings that differ from those of a commit only in what git does to them in the work tree.
 * @param differing recordings whose bytes are not those of the commit, sorted by path
 * @param committed files of the commit, by path
 */
export async function withoutConverted(
  repository: Repository,
  differing: readonly FoundFile[],
  committed: ReadonlyMap<string, GitFile>,
): Promise<StillDiffering | GitFailure> {
  const paths = differing.map(({ path }) => path)
  const read = await conversionsOf(repository, paths)
  if (!read.ok) return read
  const conversions = read.byPath
  const conversionOf = (path: string): Conversion => conversions.get(path) ?? KEPT
  const converted = differing.filter(
    ({ path }) => committed.has(path) && !isSameConversion(conversionOf(path), KEPT),
  )
  const ids = cleanIds(repository.root, converted, repository.format, conversionOf)
  const kept = new Set(
    converted.filter(({ path }, at) => ids[at] === committed.get(path)?.id).map(({ path }) => path),
  )
  return { ok: true, conversions, differing: paths.filter((path) => !kept.has(path)) }
}
