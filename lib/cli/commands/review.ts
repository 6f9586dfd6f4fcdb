import type { Command } from 'commander'
import { sha256OfText } from '#lib/disk/fingerprint'
import type { GitProblem } from '#lib/git/failure'
import { openRepository } from '#lib/git/repository'
import { readRange } from '#lib/range/compare'
import { causeTitle } from '#lib/review/causes/cause-title'
import { causesOf } from '#lib/review/causes/causes'
import type { Change, Reviewed } from '#lib/review/change'
import { reviewSides } from '#lib/review/changes'
import type { End } from '#lib/review/ends'
import { type Export, markdownOf } from '#lib/review/export/markdown'
import { meaningOf } from '#lib/review/facets/meaning'
import { type Summary, summaryOf } from '#lib/review/summary'
import type { ReviewState } from '#lib/review/ticks-and-notes'
import { readReviewState } from '#lib/state/state-file'
import { fail, print, printJson, warn } from '../output'
import { findRoot } from '../root'
import { reviewLines } from './review-lines'

const HELP = `
Compares the recordings below the root: a base (a branch, tag or commit; left out, where the head left origin/main,
origin/master, main or master) with a head, or with the work tree, its staged, unstaged and untracked files.
--json prints {status, path, basePath, testId, model, kind, hash: {before, after}, facets, weight}, the heaviest change first.
--markdown prints a comment for a pull request, with the ticks and notes that were made on the page.

Exit status: 0 fine, 1 a recording cannot be read or is not found on replay, 2 wrong usage, or git cannot say.`

interface Options {
  readonly base?: string
  readonly head?: string
  readonly json?: boolean
  readonly markdown?: boolean
  readonly exact?: boolean
}

/** Adds `tapedeck review`, which prints what changed against a git ref, by weight (docs/interfaces.md, 7). */
export function addReview(program: Command): void {
  program
    .command('review')
    .description('what changed in the recordings of a root against a git ref')
    .argument('[root]', 'folder that holds the recordings (default: ./recordings)')
    .option('--base <ref>', 'what to compare with (default: where this branch left main or master)')
    .option('--exact', 'compare with the base as it is now, not with where the head left it')
    .option('--head <ref>', 'what is compared (default: the work tree)')
    .option('--json', 'one JSON object per line')
    .option('--markdown', 'a summary for a pull request')
    .addHelpText('after', HELP)
    .action(async (root: string | undefined, options: Options) => {
      process.exitCode = await review(root, options)
    })
}

async function review(given: string | undefined, options: Options): Promise<number> {
  if (options.json && options.markdown) return fail('--json and --markdown exclude each other: name one')
  const found = findRoot(given)
  if (!found.ok) return fail(found.message)
  const root = found.root.path
  const { base, head, exact: isExact } = options
  const range = await readRange(root, { base, head, isExact })
  if (!range.ok) return fail(range.message)
  const { note, isParting } = range.base
  if (note !== undefined) warn(`${note}${isParting ? ' --exact compares with it as it is now.' : ''}`)
  for (const { path, message } of range.problems) warn(`${path}: ${message}`)
  const reviewed = reviewSides(range.sides, sha256OfText)
  const changes = reviewed.map(({ change }) => change)
  const summary = summaryOf(changes)
  if (options.json) printChanges(reviewed)
  else if (options.markdown) await printMarkdown(root, options.base, { range, reviewed, summary })
  else for (const line of reviewLines(range, changes, summary)) print(line)
  return summary.invalid + summary.replay > 0 ? 1 : 0
}

/** One object for each change, with what it has in common with others. */
function printChanges(reviewed: readonly Reviewed[]): void {
  const causes = new Map<Change, string>()
  for (const cause of causesOf(reviewed))
    for (const { change } of cause.members) causes.set(change, causeTitle(cause))
  for (const { change } of reviewed) printJson({ ...change, cause: causes.get(change) ?? null })
}

interface Result {
  readonly range: { readonly base: End; readonly head: End; readonly problems: readonly GitProblem[] }
  readonly reviewed: readonly Reviewed[]
  readonly summary: Summary
}

async function printMarkdown(
  root: string,
  base: string | undefined,
  { range, reviewed, summary }: Result,
): Promise<void> {
  const changes = reviewed.map(({ change }) => change)
  const { problems } = range
  const page: Export = { base: range.base.name, head: range.head.name, summary, changes, problems }
  const { viewed, notes } = await stateOf(root, base)
  const seen = new Set(viewed)
  const meanings =
    seen.size === 0 ? null : new Map(reviewed.map((one) => [one.change, meaningOf(one, sha256OfText)]))
  const marked: Export = {
    ...page,
    note: ({ path }) => notes[path] ?? '',
    ...(meanings && { viewed: (change: Change) => seen.has(meanings.get(change) ?? '') }),
  }
  for (const line of markdownOf(marked).trimEnd().split('\n')) print(line)
}

async function stateOf(root: string, base = ''): Promise<ReviewState> {
  const opened = await openRepository(root)
  if (!opened.ok) return { viewed: [], notes: {} }
  const { top, prefix } = opened.repository
  const { state, message } = readReviewState({ top, prefix, base })
  if (message !== '') warn(message)
  return state
}
