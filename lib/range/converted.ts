import type { FoundFile } from '#lib/disk/find'
import { type Conversion, isSameConversion, KEPT } from '#lib/git/checkout/conversion'
import { type ConversionsRead, conversionsOf } from '#lib/git/checkout/read-conversions'
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

/** The files of a root that were last asked about. */
let lastAsked: { readonly root: string; readonly paths: readonly string[] } | undefined

/** Asks git ahead about the files that will most likely differ, which are those of the last call. */
export function conversionsAhead(repository: Repository): Promise<ConversionsRead> {
  return conversionsOf(repository, lastAsked?.root === repository.root ? lastAsked.paths : [])
}

/**
 * Leaves out recordings that differ from those of a commit only in what git does to them in the work tree.
 * @param differing recordings whose bytes are not those of the commit, sorted by path
 * @param committed files of the commit, by path
 * @param ahead what was asked before these were known
 */
export async function withoutConverted(
  repository: Repository,
  differing: readonly FoundFile[],
  committed: ReadonlyMap<string, GitFile>,
  ahead: ConversionsRead,
): Promise<StillDiffering | GitFailure> {
  const paths = differing.map(({ path }) => path)
  lastAsked = { root: repository.root, paths }
  const isAsked = ahead.ok && paths.every((path) => ahead.byPath.has(path))
  const read = isAsked ? ahead : await conversionsOf(repository, paths)
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
