import { indexMarks } from '#lib/git/checkout/index-marks'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { StillDiffering } from './converted'
import { named } from './named-paths'

/** Recordings that git does not compare. */
export interface CheckedOut {
  readonly ok: true
  /** Whether git takes a recording for unchanged without a look at it. */
  readonly isLeftOut: (path: string) => boolean
  /** What the reader should know of that. */
  readonly problems: readonly GitProblem[]
}

const NOTHING: CheckedOut = { ok: true, isLeftOut: () => false, problems: [] }

/**
 * Asks git which recordings it does not compare, and says which are compared as stored.
 * @param differing those that git would not keep as the commit has them
 * @param missing those that are not there
 * @param indexed those of which git's index has another file than the commit
 */
export async function checkedOut(
  repository: Repository,
  { differing, conversions }: StillDiffering,
  {
    missing,
    indexed,
  }: { readonly missing: readonly string[]; readonly indexed: ReadonlyMap<string, unknown> },
): Promise<CheckedOut | GitFailure> {
  const all = [...new Set([...differing, ...missing, ...indexed.keys()])]
  if (all.length === 0) return NOTHING
  const marks = await indexMarks(repository)
  if (!marks.ok) return marks
  const isLeftOut = (path: string): boolean => marks.skipped.has(path) || marks.assumed.has(path)
  const alone = all.filter((path) => !indexed.has(path))
  const skipped = alone.filter((path) => marks.skipped.has(path))
  const assumed = alone.filter((path) => marks.assumed.has(path))
  return {
    ok: true,
    isLeftOut,
    problems: [
      ...named(
        skipped,
        'not checked out here (skip-worktree, as in a sparse checkout), so it is not compared',
      ),
      ...named(assumed, 'marked as unchanged for git (assume-unchanged), so it is not compared'),
      ...named(
        all.filter((path) => indexed.has(path) && isLeftOut(path)),
        "compared as git's index has it, because git does not look at the file (skip-worktree or assume-unchanged)",
      ),
      ...programProblems(differing, conversions),
    ],
  }
}

function programProblems(
  differing: readonly string[],
  conversions: StillDiffering['conversions'],
): GitProblem[] {
  const paths = new Map<string, string[]>()
  for (const path of differing) {
    const program = conversions.get(path)?.program ?? null
    if (program !== null) paths.set(program, [...(paths.get(program) ?? []), path])
  }
  return [...paths].flatMap(([program, ofProgram]) =>
    named(ofProgram, `compared as stored: git would run the filter ${JSON.stringify(program)} on it`),
  )
}
