import type { Command } from 'commander'
import { type FixKind, fixesOf, MENDABLE } from '#lib/edit/fix/kinds'
import { titleOf } from '#lib/edit/fix/title'
import { tooLong } from '#lib/query/length'
import { openRange } from '#lib/range/compare'
import { type FixesPlanned, planFixesOf } from '#lib/range/fixes'
import { planDeletes } from '#lib/range/plan-deletes'
import { writeAction } from '#lib/write/write-action'
import type { Surroundings } from '../command'
import { findNamedFiles, type NamedFiles } from '../named-files'
import { matchesIn, openIndex } from '../open-index'
import { fail, print, printJson, warn } from '../output'
import { findRoot, noRecordings } from '../root'
import { diffLines } from './diff-lines'
import { type Fixed, fixedBy, fixLines, isMended, recordOf, summaryOf } from './fix-lines'

const HELP = `
Mends what can be mended: a file whose request replay looks for under another name is renamed, and the ids inside come along;
ids, the byte order mark and the recorder's form are corrected. No file is overwritten, and none is deleted without
--delete-unread. Where several files want one name, the one that matched at the base takes it; to choose another one, name
it alone, or with --query and --choose.
--delete deletes the recordings instead, whatever is wrong with them. A link is neither renamed nor deleted.
--dry-run also says why replay does not find a file, from git's history.
A FILE's root is ./recordings if it holds the file, else the folder of its suite; a folder among the arguments is ROOT.
--json prints {path, testId, outcome, fixes, newPath, reason, why, ids, references, other, standing, rivals} for each
file; outcome is renamed, changed, deleted, left, cannot, choose, failed or stopped. Ctrl-C stops after the file that is
being written.

Exit status: 0 all mended, 1 something is left to be mended (with --dry-run: or would be), 2 wrong usage, or a file could not
be written.`

interface Options {
  readonly only?: readonly string[]
  readonly query?: string
  readonly base?: string
  readonly choose?: readonly string[]
  readonly dryRun?: boolean
  readonly diff?: boolean
  readonly deleteUnread?: boolean
  readonly delete?: boolean
  readonly restoreRequest?: boolean
  readonly json?: boolean
}

/** Adds `tapedeck fix`, which mends the problems of recordings (docs/interfaces.md, 11). */
export function addFix(program: Command, { home }: Surroundings): void {
  program
    .command('fix')
    .description('mend what can be mended in recordings, after showing what that does')
    .argument('[file...]', 'recordings, and the root if it is not ./recordings; with --query the root alone')
    .option('--query <q>', 'mend the recordings that match, instead of files')
    .option(
      '--only <code>',
      'mend only this problem; can be given several times',
      (code, codes: string[] = []) => [...codes, code],
    )
    .option('--restore-request', 'undo a change of the request, from git, instead of renaming')
    .option('--delete-unread', 'delete files that are never read because another recording answers')
    .option('--delete', 'delete the recordings instead of mending them')
    .option(
      '--choose <file>',
      'with --query: of several files that want one name, this one takes it; can be given several times',
      (file, files: string[] = []) => [...files, file],
    )
    .option('--base <ref>', 'where a file must have matched to take a name that several want')
    .option('--dry-run', 'write nothing, list what would happen to each file')
    .option('--diff', 'with --dry-run, the lines that change in each file')
    .option('--json', 'one JSON object per line')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      process.exitCode = await fix(files, options, home)
    })
}

async function fix(files: readonly string[], options: Options, home: string): Promise<number> {
  const unknown = (options.only ?? []).find((code) => fixesOf(code).length === 0)
  if (unknown !== undefined) {
    return fail(`${unknown} cannot be mended: name one of ${MENDABLE.join(', ')}`)
  }
  if (options.delete && (options.only || options.restoreRequest || options.deleteUnread)) {
    return fail('--delete mends nothing: leave out --only, --restore-request and --delete-unread')
  }
  if (options.diff && (options.dryRun !== true || options.json)) return fail(DIFF_ALONE)
  if (options.choose && (options.query === undefined || options.delete)) return fail(CHOOSE_ALONE)
  const asked = await askedOf(files, options, home)
  if (!asked.ok) return fail(asked.message)
  const { root, plan } = asked
  const isDryRun = options.dryRun === true
  for (const note of plan.notes) warn(note)
  const fixed = isDryRun ? plan.files : await write(root, plan, options.delete ? 'delete' : 'fix')
  for (const one of fixed) {
    const why = plan.why.get(one.path)
    if (options.json) printJson(recordOf(one, why))
    else for (const line of fixLines(root, one, why)) print(line)
    if (options.diff) for (const line of diffLines(root, one)) print(line)
  }
  if (!options.json) for (const line of summaryOf(fixed, { root, isDryRun })) print(line)
  return statusOf(fixed, isDryRun)
}

type Asked =
  | { readonly ok: true; readonly root: string; readonly plan: FixesPlanned }
  | { readonly ok: false; readonly message: string }

async function askedOf(files: readonly string[], options: Options, home: string): Promise<Asked> {
  const { query, base, choose = [] } = options
  if (query === undefined && files.length === 0) return { ok: false, message: NOTHING_NAMED }
  const long = tooLong(query ?? '')
  if (long !== null) return { ok: false, message: long }
  const named = query === undefined ? findNamedFiles(files) : rootOf(files)
  if (!named.ok) return named
  const { root } = named
  const range = base === undefined ? null : await openRange(root, { base })
  if (range?.ok === false) return range
  if (query === undefined && named.paths.length === 0) return { ok: false, message: NOTHING_NAMED }
  const live = await openIndex(root, home)
  if (live.index.size === 0) return { ok: false, message: noRecordings(root, live.views.now.problems.length) }
  const known = live.index.entries().map(({ head }) => head)
  const matches = query === undefined ? null : await matchesIn(live, { root, query, base })
  if (matches?.unknownChanges) return { ok: false, message: matches.unknownChanges }
  for (const note of matches?.notes ?? []) warn(note)
  const paths = matches === null ? [...new Set(named.paths)] : matches.matches.map(({ row }) => row.path)
  const stranger = paths.find((path) => live.index.get(path) === undefined)
  if (stranger !== undefined) return { ok: false, message: notListed(stranger, root) }
  live.writeCache()
  if (options.delete)
    return { ok: true, root, plan: { ...planDeletes(root, { paths, known }), why: NOTHING } }
  const taking = matches === null ? { ok: true as const, root, paths } : findNamedFiles([...choose, root])
  if (!taking.ok) return taking
  const left = taking.paths.find((path) => !paths.includes(path))
  if (left !== undefined)
    return { ok: false, message: `${left} does not match the query: choose a file that does` }
  const chosen = new Set(taking.paths)
  const isExplaining = options.dryRun === true
  const plan = await planFixesOf(root, { paths, kinds: kindsOf(options), chosen, known, base, isExplaining })
  return { ok: true, root, plan }
}

const DIFF_ALONE = '--diff goes with --dry-run, and not with --json'
const CHOOSE_ALONE = '--choose goes with --query, and not with --delete: name the files instead'
const NOTHING: FixesPlanned['why'] = new Map()
const NOTHING_NAMED =
  "nothing to mend: name recordings, or what they match with --query; --query '' ROOT means all below ROOT"

function notListed(path: string, root: string): string {
  return `${path} is no recording of ${root}: name a .json file below a folder recordings`
}

/** With a query, the only argument is the root. */
function rootOf(given: readonly string[]): NamedFiles {
  if (given.length > 1)
    return { ok: false, message: 'with --query only a root can be named: leave out the files' }
  const found = findRoot(given[0])
  return found.ok ? { ok: true, root: found.root.path, paths: [] } : found
}

/** The fixes that are wanted: of all problems, or of those that `--only` names. */
function kindsOf({ only = MENDABLE, deleteUnread, restoreRequest }: Options): ReadonlySet<FixKind> {
  const kinds = new Set(only.flatMap(fixesOf))
  if (deleteUnread !== true) kinds.delete('delete-unread')
  kinds.delete(restoreRequest === true ? 'rename' : 'restore-request')
  return kinds
}

/** Writes a plan as one action, which can be undone as a whole. Ctrl-C ends it after the group that is being written. */
async function write(root: string, plan: FixesPlanned, kind: 'fix' | 'delete'): Promise<readonly Fixed[]> {
  const { groups, files } = plan
  if (groups.length === 0) return files
  let isStopped = false
  const stop = (): void => {
    isStopped = true
  }
  process.on('SIGINT', stop)
  const written = await writeAction(
    root,
    { kind, title: titleOf(files, groups), groups },
    { isStopped: () => isStopped },
  )
  process.off('SIGINT', stop)
  for (const group of written.groups) if (group.ok && group.warning !== '') warn(group.warning)
  return fixedBy(plan, written.groups)
}

function statusOf(fixed: readonly Fixed[], isDryRun: boolean): number {
  if (fixed.some(({ outcome }) => outcome === 'failed')) return 2
  return fixed.every((one) => isMended(one) && !(isDryRun && one.edits.length > 0)) ? 0 : 1
}
