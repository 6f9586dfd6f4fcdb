import { type GitFailure, gitFailure } from '../failure'
import { objectIds } from '../object-id'
import { runOnIndex } from '../object-reader'
import type { Repository } from '../repository'
import { recordsOf } from '../tree'

const COMPARE = [
  ...['diff-index', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'],
  ...['--relative', '--ignore-submodules=all'],
]

export interface Touched {
  readonly ok: true
  /** Relative to the root, with `/`. */
  readonly paths: ReadonlySet<string>
}

/**
 * Names the files below the root that may differ from those of a commit: those of which git's index has another id, and
 * those that changed on disk since git looked at them. A file that is in the commit, is not named here, and has no mark
 * (`indexMarks`) is as the commit has it. Git knows no settings here, so it may name more than it would otherwise.
 * @param commit id in full
 */
export async function touchedFiles(repository: Repository, commit: string): Promise<Touched | GitFailure> {
  const ran = await runOnIndex(repository, [...COMPARE, ...objectIds(commit)])
  if (!ran.ok) return gitFailure(ran.code, ran.message)
  const paths = new Set<string>()
  let isPath = false
  for (const record of recordsOf(ran.output)) {
    if (isPath) paths.add(record.toString('utf8'))
    isPath = !isPath
  }
  return { ok: true, paths }
}
