import { join } from 'node:path'
import type { Command } from 'commander'
import { cacheFolder } from '#lib/disk/own-folder'
import type { KnownChanges } from '#lib/entry/change-mark'
import type { Entry } from '#lib/entry/row'
import { codeOf, IndexCache } from '#lib/index/cache'
import { LiveIndex } from '#lib/index/live-index'
import { DEFAULT_SORT } from '#lib/list/sort'
import { countedText, countText } from '#lib/page/shorten'
import { asksForChanges } from '#lib/query/asks-for-changes'
import { TERMINAL_COLUMNS } from '#lib/query/field-lists'
import { parseQuery } from '#lib/query/query'
import { marksOf } from '#lib/range/marks'
import { alignColumns } from '../columns'
import type { Surroundings } from '../command'
import { fail, print, printJson, visible, warn } from '../output'
import { findRoot, noRecordings } from '../root'
import { WORKER } from '../setup/prepare.mjs'

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
  const live = liveIndexOf(found.root.path, join(home, WORKER))
  await live.update()
  const { views } = live
  for (const { path, message } of views.now.problems) warn(`${path}: ${message}`)
  if (live.index.size === 0) return fail(noRecordings(found.root.path))
  const query = parseQuery(text)
  if (asksForChanges(query)) live.mark(await changesOf(found.root.path, base))
  const { matches, notes } = views.matches(text, DEFAULT_SORT)
  for (const note of notes) warn(note)
  if (isJson) for (const { row } of matches) printJson(row)
  else printTable(matches, live.index.size)
  live.writeCache()
  return 0
}

/**
 * Finds the marks of changed recordings. A root without git has none: a note says so, and the list is empty, as for any
 * query without matches.
 */
async function changesOf(root: string, base: string | undefined): Promise<KnownChanges> {
  const read = await marksOf(root, base)
  if (!read.ok) return { marks: [], note: `Changes against the base are not known: ${read.message}` }
  return { marks: read.marks.map(({ path, status, facets }) => [path, { status, facets }]), note: '' }
}

/**
 * Makes the index that the pages use too, but without a thread of its own, because nothing else waits for an answer.
 */
function liveIndexOf(root: string, workerFile: string): LiveIndex {
  const code = codeOf(workerFile)
  return new LiveIndex({
    root,
    workerFile: code === null ? null : workerFile,
    cache: code === null ? null : new IndexCache(cacheFolder(), { root, code }),
    onWarning: warn,
  })
}

function printTable(entries: readonly Entry[], total: number): void {
  if (entries.length > 0) for (const line of alignColumns(TERMINAL_COLUMNS, entries.map(cellsOf))) print(line)
  const isAll = entries.length === total
  print(
    isAll
      ? countedText(total, 'recording')
      : `${countText(entries.length)} of ${countedText(total, 'recording')} ${entries.length === 1 ? 'matches' : 'match'}`,
  )
}

function cellsOf(entry: Entry): string[] {
  return TERMINAL_COLUMNS.map(({ cell }) => visible(cell(entry)))
}
