import type { GitFailure } from '../failure'
import type { Repository } from '../repository'
import { runOnRepository } from '../run'
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

/** Reads the marks of all files below the root from git's index. */
export async function indexMarks({ root }: Repository): Promise<IndexMarks | GitFailure> {
  const ran = await runOnRepository(root, ['ls-files', '-z', '-v'])
  if (!ran.ok) return ran
  const [skipped, assumed] = [new Set<string>(), new Set<string>()]
  for (const record of recordsOf(ran.output)) {
    const [mark, path] = [record.toString('utf8', 0, 1), record.toString('utf8', 2)]
    if (mark.toUpperCase() === 'S') skipped.add(path)
    else if (mark !== mark.toUpperCase()) assumed.add(path)
  }
  return { ok: true, skipped, assumed }
}
