import type { Conversion } from '#lib/git/checkout/conversion'
import { indexMarks } from '#lib/git/checkout/index-marks'
import { conversionsOf } from '#lib/git/checkout/read-conversions'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { named } from './named-paths'

/** What git does to recordings of the work tree before it compares them, and which it does not compare. */
export interface CheckedOut {
  readonly ok: true
  readonly conversions: ReadonlyMap<string, Conversion>
  /** Whether git takes a recording for unchanged without a look at it. */
  readonly isLeftOut: (path: string) => boolean
  /** What the reader should know of that. */
  readonly problems: readonly GitProblem[]
}

const NOTHING: CheckedOut = { ok: true, conversions: new Map(), isLeftOut: () => false, problems: [] }

/**
 * Asks git about recordings whose bytes are not those of the commit.
 * @param differing those that are there
 * @param missing those that are not
 */
export async function checkedOut(
  repository: Repository,
  differing: readonly string[],
  missing: readonly string[],
): Promise<CheckedOut | GitFailure> {
  if (differing.length + missing.length === 0) return NOTHING
  const [marks, conversions] = await Promise.all([
    indexMarks(repository),
    conversionsOf(repository, differing),
  ])
  if (!marks.ok) return marks
  if (!conversions.ok) return conversions
  const all = [...differing, ...missing]
  const skipped = all.filter((path) => marks.skipped.has(path))
  const assumed = all.filter((path) => marks.assumed.has(path))
  return {
    ok: true,
    conversions: conversions.byPath,
    isLeftOut: (path) => marks.skipped.has(path) || marks.assumed.has(path),
    problems: [
      ...named(
        skipped,
        'not checked out here (skip-worktree, as in a sparse checkout), so it is not compared',
      ),
      ...named(assumed, 'marked as unchanged for git (assume-unchanged), so it is not compared'),
      ...programProblems(conversions.byPath),
    ],
  }
}

function programProblems(conversions: ReadonlyMap<string, Conversion>): GitProblem[] {
  const paths = new Map<string, string[]>()
  for (const [path, { program }] of conversions) {
    if (program !== null) paths.set(program, [...(paths.get(program) ?? []), path])
  }
  return [...paths].flatMap(([program, ofProgram]) =>
    named(ofProgram, `compared as stored: git would run the filter ${JSON.stringify(program)} on it`),
  )
}
