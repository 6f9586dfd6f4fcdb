import { type GitFailure, gitFailure } from '../failure'
import { objectIds } from '../object-id'
import { runOnIndex } from '../object-reader'
import { RAW_DIFF, type RawChange, rawDiff } from '../raw-diff'
import type { Repository } from '../repository'
import { type GitFile, isFileMode } from '../tree'

const COMPARE = ['diff-index', ...RAW_DIFF, '--ignore-submodules=all']

export interface Touched {
  readonly ok: true
  /**
   * By path, relative to the root, with `/`: the file that git's index has in place of that of the commit, `gone` where
   * it has none or nothing is on disk, `unknown` where the file on disk changed.
   */
  readonly paths: ReadonlyMap<string, GitFile | 'gone' | 'unknown'>
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
  const paths = new Map<string, GitFile | 'gone' | 'unknown'>()
  for (const one of rawDiff(ran.output))
    if (typeof one !== 'string') paths.set(one.name.toString('utf8'), stateOf(one))
  return { ok: true, paths }
}

function stateOf({ headMode: mode, headId: id, status }: RawChange): GitFile | 'gone' | 'unknown' {
  if (status === 'D') return 'gone'
  return isFileMode(mode) && !/^0+$/.test(id) ? { id, mode } : 'unknown'
}
