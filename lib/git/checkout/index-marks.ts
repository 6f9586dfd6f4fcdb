import type { GitFailure } from '../failure'
import { runOnIndex } from '../object-reader'
import type { Repository } from '../repository'
import { type Ran, runOnRepository } from '../run'
import { recordsOf } from '../tree'

/**
 * Files that git does not compare because somebody told it so: `skip-worktree`, which a sparse checkout sets for what it
 * leaves out, and `assume-unchanged`.
 */
export interface IndexMarks {
  readonly ok: true
  /** Relative to the root, with `/`. */
  readonly skipped: ReadonlySet<string>
  readonly assumed: ReadonlySet<string>
}

/** Reads the marks of all files below the root. In a sparse checkout, git takes no account of that of a file that is there. */
export async function indexMarks({ root }: Repository): Promise<IndexMarks | GitFailure> {
  return marksIn(await runOnRepository(root, LIST))
}

/** Reads the marks as git's index has them, which is what `touchedFiles` goes by. */
export async function storedMarks(repository: Repository): Promise<IndexMarks | GitFailure> {
  return marksIn(await runOnIndex(repository, LIST))
}

const LIST = ['ls-files', '-z', '-v']

function marksIn(ran: Ran): IndexMarks | GitFailure {
  if (!ran.ok) return ran
  const [skipped, assumed] = [new Set<string>(), new Set<string>()]
  for (const record of recordsOf(ran.output)) {
    const [mark, path] = [record.toString('utf8', 0, 1), record.toString('utf8', 2)]
    if (mark.toUpperCase() === 'S') skipped.add(path)
    else if (mark !== mark.toUpperCase()) assumed.add(path)
  }
  return { ok: true, skipped, assumed }
}
