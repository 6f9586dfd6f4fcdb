import { type GitFailure, type GitProblem, gitFailure } from './failure'
import { objectIds } from './object-id'
import { runOnObjects } from './object-reader'
import { RAW_DIFF, type RawChange, rawDiff } from './raw-diff'
import type { Repository } from './repository'
import { submoduleProblem } from './submodule'
import { type GitFile, isFileMode, missingObjectMessage, pathOf } from './tree'

/** A file that differs between two commits. */
export interface ChangedFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly base: GitFile | null
  readonly head: GitFile | null
}

const SUBMODULE = '160000'

const COMPARE = ['diff-tree', '-r', ...RAW_DIFF, '--ignore-submodules=none']

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
  for (const one of rawDiff(ran.output)) {
    if (typeof one === 'string') continue
    const { baseMode, headMode, name } = one
    if (baseMode === SUBMODULE || headMode === SUBMODULE) {
      problems.push(submoduleProblem(name.toString('utf8')))
    }
    const path = pathOf(name, takes, problems)
    const sides = sidesOf(one)
    // Only the permission to execute may differ.
    if (path !== undefined && !isSame(sides.base, sides.head)) changed.push({ path, ...sides })
  }
  return { ok: true, changed, problems }
}

/** Returns the files of a change; null on a side that has none, or a submodule. */
export function sidesOf({ baseMode, headMode, baseId, headId }: RawChange): Omit<ChangedFile, 'path'> {
  return { base: fileOf(baseMode, baseId), head: fileOf(headMode, headId) }
}

function fileOf(mode: string, id: string): GitFile | null {
  return isFileMode(mode) ? { id, mode } : null
}

function isSame(base: GitFile | null, head: GitFile | null): boolean {
  if (base === null || head === null) return base === head
  return base.id === head.id && (base.mode === '120000') === (head.mode === '120000')
}
