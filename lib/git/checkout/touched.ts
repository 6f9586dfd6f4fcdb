import { type GitFailure, gitFailure } from '../failure'
import { objectIds } from '../object-id'
import { runOnIndex } from '../object-reader'
import type { Repository } from '../repository'
import { type GitFile, isFileMode, recordsOf } from '../tree'

const COMPARE = [
  ...['diff-index', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'],
  ...['--relative', '--ignore-submodules=all'],
]

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
  let facts: string | undefined
  for (const record of recordsOf(ran.output)) {
    if (facts !== undefined) paths.set(record.toString('utf8'), stateIn(facts))
    facts = facts === undefined ? record.toString('latin1', 1) : undefined
  }
  return { ok: true, paths }
}

/** `OLDMODE NEWMODE OLDID NEWID STATUS` */
function stateIn(facts: string): GitFile | 'gone' | 'unknown' {
  const [, mode = '', , id = '', status] = facts.split(' ')
  if (status === 'D') return 'gone'
  return isFileMode(mode) && !/^0+$/.test(id) ? { id, mode } : 'unknown'
}
