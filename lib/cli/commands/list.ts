import type { Command } from 'commander'
import type { Entry } from '#lib/entry/row'
import { countedText, countText } from '#lib/figures/text'
import { wordOf } from '#lib/page/pasteable'
import { TERMINAL_COLUMNS } from '#lib/query/field-lists'
import { tooLong } from '#lib/query/length'
import { alignColumns } from '../columns'
import type { Surroundings } from '../command'
import { matchesIn, openIndex } from '../open-index'
import { fail, print, printJson, warn } from '../output'
import { findRoot, noRecordings } from '../root'
import { visible } from '../setup/visible.mjs'

/** Adds `tapedeck list`, which prints the rows of a root that match a query (docs/interfaces.md, 3). */
export function addList(program: Command, { home }: Surroundings): void {
  program
    .command('list')
    .description('list the recordings of a root that match a query')
    .argument('[root]', 'folder that holds the recordings (default: ./recordings)')
    .argument('[query]', 'what to look for, as in the search box of the page')
    .option('--json', 'one JSON object per line')
    .option('--base <ref>', 'what is:changed compares with (default: where this branch left main or master)')
    .action(async (root: string | undefined, query: string | undefined, options: Options) => {
      const { base, json } = options
      process.exitCode = await list(root, { base, query: query ?? '', isJson: json === true, home })
    })
}

interface Options {
  readonly base?: string
  readonly json?: boolean
}

interface ListOptions {
  readonly base: string | undefined
  readonly query: string
  readonly isJson: boolean
  readonly home: string
}

async function list(
  given: string | undefined,
  { base, query: text, isJson, home }: ListOptions,
): Promise<number> {
  const found = findRoot(given)
  if (!found.ok)
    return fail(`${found.message.replace(/\.?$/, '.')} A query comes second: tapedeck list ROOT QUERY`)
  const long = tooLong(text)
  if (long !== null) return fail(long)
  const root = found.root.path
  const live = await openIndex(root, home)
  for (const { path, message } of live.views.now.problems) warn(`${path}: ${message}`)
  if (live.index.size === 0) return fail(noRecordings(root, live.views.now.problems.length))
  const { matches, notes, instead, unknownChanges } = await matchesIn(live, { root, query: text, base })
  for (const note of notes) warn(note)
  for (const { text, query } of instead) warn(`${text}: ${wordOf(query)}`)
  if (isJson) for (const { row } of matches) printJson(row)
  else {
    const unread = text === '' ? 0 : live.views.unread
    printTable(matches, live.index.size, doubtText(unread, unknownChanges !== ''))
  }
  live.writeCache()
  return 0
}

/** What may keep a recording out of the matches. @param unread the number of files that could not be read */
function doubtText(unread: number, isUnknown: boolean): string {
  const known = isUnknown ? ', as far as is known' : ''
  return unread === 0 ? known : `${known}; ${countText(unread)} could not be read`
}

function printTable(entries: readonly Entry[], total: number, doubt: string): void {
  if (entries.length > 0) for (const line of alignColumns(TERMINAL_COLUMNS, entries.map(cellsOf))) print(line)
  const isAll = entries.length === total
  const all = countedText(total, 'recording')
  const verb = entries.length === 1 ? 'matches' : 'match'
  print((isAll ? all : `${countText(entries.length)} of ${all} ${verb}`) + doubt)
}

function cellsOf(entry: Entry): string[] {
  return TERMINAL_COLUMNS.map(({ cell }) => visible(cell(entry)))
}
