import { type GitFailure, type GitProblem, gitFailure } from './failure'
import { objectIds } from './object-id'
import { runOnObjects } from './object-reader'
import type { Repository } from './repository'
import { submoduleProblem } from './submodule'
import { type GitFile, isFileMode, missingObjectMessage, pathOf, recordsOf } from './tree'

/** A file that differs between two commits. */
export interface ChangedFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly base: GitFile | null
  readonly head: GitFile | null
}

const SUBMODULE = '160000'

const COMPARE = [
  ...['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'],
  ...['--relative', '--ignore-submodules=none'],
]

/**
 * The files below the root that differ between two commits, in git's order. Only ids are compared.
 * @param base id of a commit, in full
 * @param head id of a commit, in full
 * @param takes says of a path whether it is wanted
 */
export async function changedBetween(
  repository: Repository,
  base: string,
  head: string,
  takes: (path: string) => boolean,
): Promise<
  | { readonly ok: true; readonly changed: readonly ChangedFile[]; readonly problems: readonly GitProblem[] }
  | GitFailure
> {
  const ran = await runOnObjects(repository, [...COMPARE, ...objectIds(base, head)])
  if (!ran.ok) return gitFailure(ran.code, missingObjectMessage(ran.message))
  const changed: ChangedFile[] = []
  const problems: GitProblem[] = []
  let facts: string[] | undefined
  for (const record of recordsOf(ran.output)) {
    if (facts === undefined) facts = record.toString('latin1', 1).split(' ')
    else {
      const [baseMode = '', headMode = '', baseId = '', headId = ''] = facts
      if (baseMode === SUBMODULE || headMode === SUBMODULE) {
        problems.push(submoduleProblem(record.toString('utf8')))
      }
      const path = pathOf(record, takes, problems)
      const sides = { base: fileOf(baseMode, baseId), head: fileOf(headMode, headId) }
      // Only the permission to execute may differ.
      if (path !== undefined && !isSame(sides.base, sides.head)) changed.push({ path, ...sides })
      facts = undefined
    }
  }
  return { ok: true, changed, problems }
}

/** Returns a side of git's list of changes as a file; null when there is none, or it is a submodule. */
export function fileOf(mode: string, id: string): GitFile | null {
  return isFileMode(mode) ? { id, mode } : null
}

function isSame(base: GitFile | null, head: GitFile | null): boolean {
  if (base === null || head === null) return base === head
  return base.id === head.id && (base.mode === '120000') === (head.mode === '120000')
}
