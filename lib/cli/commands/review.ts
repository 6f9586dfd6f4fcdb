import type { Command } from 'commander'
import { sha256OfText } from '#lib/disk/fingerprint'
import { findOutputFile, type OutputFile, writeOutputFile } from '#lib/disk/output-file'
import { withAnswersAt } from '#lib/range/answers'
import { type RangeSides, readRange } from '#lib/range/compare'
import { webLinks } from '#lib/range/web-links'
import { causeTitle } from '#lib/review/causes/cause-title'
import { type CauseView, causeViews } from '#lib/review/causes/cause-view'
import { causesOf } from '#lib/review/causes/causes'
import { type Compared, compareSides } from '#lib/review/causes/compared'
import type { Change, Reviewed } from '#lib/review/change'
import { changedLine } from '#lib/review/changed-line'
import { atLine, type Export } from '#lib/review/export/export'
import { markdownOf } from '#lib/review/export/markdown'
import { meaningOf } from '#lib/review/facets/meaning'
import { nothingChangedText, type Summary, summaryOf } from '#lib/review/summary'
import { readReviewState } from '#lib/state/state-file'
import { fail, print, printCommand, printJson, warn } from '../output'
import { findRoot } from '../root'
import { appendToSummary } from '../step-summary'
import { FAIL_ON, type Form, type FormOptions, failingFacets, formOf, STDOUT } from './review-form'
import { annotationLines } from './review-github'
import { reviewHtml } from './review-html'
import { briefLines, reviewLines } from './review-lines'

const HELP = `
Compares the recordings below the root: a base (a branch, tag or commit; left out, where the head left origin/main,
origin/master, main or master) with a head, or with the work tree, its staged, unstaged and untracked files.
Prints each cause, which is what changes have in common, with an example and its recordings, the heaviest first.
--format json (or --json) prints {status, path, basePath, testId, model, kind, hash: {before, after}, facets, weight},
the heaviest change first. --format github prints annotations for a workflow, and appends the Markdown to the file that
GITHUB_STEP_SUMMARY names. --markdown prints a comment for a pull request, with the ticks and notes that were made on
the page. --html writes one file that opens without a server: the causes, and the changes of each with their details.
Over 5 MB, it says what it leaves out.

Exit status: 0 fine, 1 a change has a facet of --fail-on, 2 wrong usage, or git cannot say.`

interface Options extends FormOptions {
  readonly base?: string
  readonly head?: string
  readonly exact?: boolean
  readonly failOn: string
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
    .option('--format <format>', 'text, json or github (default: text)')
    .option('--json', 'the same as --format json: one JSON object per line')
    .option('--brief', 'one line for each cause')
    .option('--markdown', 'a summary for a pull request')
    .option('--html <file>', 'also writes a file to read in a browser, without a server; - prints it')
    .option(
      '--fail-on <facets>',
      'which facets give the status 1, with commas between them; or none',
      FAIL_ON,
    )
    .addHelpText('after', HELP)
    .action(async (root: string | undefined, options: Options) => {
      process.exitCode = await review(root, options)
    })
}

async function review(given: string | undefined, options: Options): Promise<number> {
  const form = formOf(options)
  if (!form.ok) return fail(form.message)
  const failing = failingFacets(options.failOn)
  if (!failing.ok) return fail(failing.message)
  const found = findRoot(given)
  if (!found.ok) return fail(found.message)
  const file = htmlFile(found.root.path, options)
  if (file?.ok === false) return fail(file.message)
  const { base, head, exact: isExact } = options
  const range = await readRange(found.root.path, { base, head, isExact })
  if (!range.ok) return fail(range.message)
  const { note, isParting } = range.base
  if (note !== undefined) warn(`${note}${isParting ? ' --exact compares with it as it is now.' : ''}`)
  for (const { path, message } of range.problems) warn(`${path}: ${message}`)
  const compared = compareSides(range.sides, sha256OfText)
  const reviewed = await withAnswersAt(range.repository, range.head.commit, compared)
  const summary = summaryOf(reviewed.map(({ change }) => change))
  const causes = once(() => causeViews(reviewed))
  const result: Result = { range, reviewed, summary, causes, exported: once(() => exportOf(result, base)) }
  const failure = file ? writeOutputFile(file.file, reviewHtml(await result.exported(), result)) : undefined
  if (failure !== undefined) return fail(failure)
  await write(form.value, result)
  return reviewed.some(({ change }) => change.facets.some((facet) => failing.value.has(facet))) ? 1 : 0
}

interface Result {
  readonly range: Extract<RangeSides, { ok: true }>
  readonly reviewed: readonly (Reviewed & Compared)[]
  readonly summary: Summary
  /** What the changes have in common, which is found once. */
  readonly causes: () => readonly CauseView[]
  /** The review with its ticks, notes and links, which are read once. */
  readonly exported: () => Promise<Export>
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The file of `--html`; undefined without the option, and where it is printed. */
function htmlFile(root: string, { html }: Options): OutputFile | undefined {
  return html === undefined || html === STDOUT ? undefined : findOutputFile(root, html)
}

async function write(form: Form, result: Result): Promise<void> {
  switch (form) {
    case 'json':
      return printChanges(result.reviewed)
    case 'markdown': {
      const text = markdownOf(await result.exported())
      for (const line of text.trimEnd().split('\n')) print(line)
      return
    }
    case 'html':
      return print(reviewHtml(await result.exported(), result).trimEnd())
    case 'github':
      return writeForWorkflow(result)
    case 'brief':
    case 'text': {
      const { range, reviewed, summary, causes } = result
      const changes = reviewed.map(({ change }) => change)
      const lined = { range, changes, causes: causes(), summary }
      for (const line of form === 'brief' ? briefLines(lined) : reviewLines(lined)) print(line)
    }
  }
}

/** Prints annotations, and appends the Markdown to the summary of the workflow's step. */
async function writeForWorkflow(result: Result): Promise<void> {
  const { reviewed, range, summary } = result
  const { repository, problems } = range
  const exported = await result.exported()
  if (summary.total === 0) print(`${nothingChangedText(problems)}.`)
  for (const line of annotationLines(reviewed, exported.causes, repository.prefix)) printCommand(line)
  const { GITHUB_STEP_SUMMARY: file = '' } = process.env
  const failure = file === '' ? null : appendToSummary(file, (room) => markdownOf(exported, room))
  if (failure !== null) warn(failure)
}

/** One object for each change, with what it has in common with others. */
function printChanges(reviewed: readonly Compared[]): void {
  const causes = new Map<Change, string>()
  for (const cause of causesOf(reviewed))
    for (const { change } of cause.members) causes.set(change, causeTitle(cause))
  for (const { change } of reviewed) printJson({ ...change, cause: causes.get(change) ?? null })
}

/** The review with its ticks, notes and links. */
async function exportOf(
  { range, reviewed, summary, causes }: Omit<Result, 'exported'>,
  named = '',
): Promise<Export> {
  const { base, head, problems, repository } = range
  const { state, message } = readReviewState({ ...repository, base: named })
  if (message !== '') warn(message)
  const seen = new Set(state.viewed)
  const meanings =
    seen.size === 0 ? null : new Map(reviewed.map((one) => [one.change, meaningOf(one, sha256OfText)]))
  const changes = reviewed.map(({ change }) => change)
  const links = await webLinks(repository, { base, head }, changes, process.env.GITHUB_SERVER_URL)
  const whole = new Map(reviewed.map((one) => [one.change, one]))
  const urlOf = (change: Change): string | null => {
    const [url, one] = [links.get(change.path), whole.get(change)]
    return url === undefined ? null : atLine(url, one ? changedLine(one) : null)
  }
  return {
    ...{ base: base.name, head: head.name, summary, problems, urlOf, changes },
    causes: causes(),
    note: ({ path }) => state.notes[path] ?? '',
    ...(meanings && { viewed: (change: Change) => seen.has(meanings.get(change) ?? '') }),
  }
}
