import { isSettled, stampOf, stampText } from '#lib/disk/file-stamp'
import { statOf } from '#lib/disk/stat'
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

/** The last marks that were read, with the state of the index then. */
let last: { readonly key: string; readonly marks: IndexMarks } | undefined

/** Reads the marks of all files below the root from git's index. They are kept until it is written again. */
export async function indexMarks(repository: Repository): Promise<IndexMarks | GitFailure> {
  const key = keyOf(repository)
  if (key !== null && last?.key === key) return last.marks
  const marks = await readMarks(repository.root)
  if (key !== null && marks.ok) last = { key, marks }
  return marks
}

/** Names the state of the index; null when it is not there, or was written just now. */
function keyOf({ root, indexFile }: Repository): string | null {
  const stat = statOf(indexFile)
  if (stat === undefined || typeof stat === 'string') return null
  const stamp = stampOf(stat)
  return isSettled(stamp, Date.now()) ? `${root}\0${stampText(stamp)}` : null
}

async function readMarks(root: string): Promise<IndexMarks | GitFailure> {
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
