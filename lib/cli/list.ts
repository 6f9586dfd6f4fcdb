import type { Command } from 'commander'
import { countedText, countText } from '#lib/catalog/cut'
import { parseQuery } from '#lib/catalog/query'
import { entryOfRead } from '#lib/catalog/read-entry'
import type { Entry } from '#lib/catalog/row'
import { selectEntries } from '#lib/catalog/search'
import { DEFAULT_SORT } from '#lib/catalog/sort'
import { ownParameters, testNameOf } from '#lib/catalog/test-name'
import { findRecordings } from '#lib/disk/find'
import { readText } from '#lib/disk/read'
import { alignColumns, type Column } from './columns'
import { fail, print, printJson, visible, warn } from './output'
import { findRoot, noRecordings } from './root'

/** `tapedeck list`: the rows of a root that match a query. */
export function addList(program: Command): void {
  program
    .command('list')
    .description('list the recordings of a root that match a query')
    .argument('[root]', 'folder that holds the recordings (default: ./recordings)')
    .argument('[query]', 'what to look for, as in the search box of the page')
    .option('--json', 'one JSON object a line')
    .action((root: string | undefined, query: string | undefined, options: { json?: boolean }) => {
      process.exitCode = list(root, query ?? '', options.json === true)
    })
}

function list(given: string | undefined, queryText: string, isJson: boolean): number {
  const found = findRoot(given)
  if (!found.ok)
    return fail(`${found.message.replace(/\.?$/, '.')} A query comes second: tapedeck list ROOT QUERY`)
  const entries = readEntries(found.root.path)
  if (entries.length === 0) {
    return fail(noRecordings(found.root.path))
  }
  const query = parseQuery(queryText)
  for (const note of query.notes) warn(note)
  const matches = selectEntries(entries, query, DEFAULT_SORT)
  if (isJson) for (const { row } of matches) printJson(row)
  else printTable(matches, entries.length)
  return 0
}

function readEntries(root: string): Entry[] {
  const { files, problems } = findRecordings(root)
  for (const { path, message } of problems) warn(`${path}: ${message}`)
  return files.flatMap((file) => {
    const entry = entryOfRead(file.path, file, readText(root, file.path))
    return entry === null ? [] : [entry]
  })
}

const COLUMNS: readonly Column[] = [
  { head: 'TEST', most: 48, side: 'left' },
  { head: 'PARAMETERS', most: 40, side: 'left' },
  { head: 'MODEL', most: 32, side: 'left' },
  { head: 'CHUNKS', most: 6, side: 'right' },
  { head: 'FINISH', most: 12, side: 'left' },
  { head: 'HASH', most: 8, side: 'left' },
  { head: 'PATH', most: 0, side: 'left' },
]

function printTable(entries: readonly Entry[], total: number): void {
  if (entries.length > 0) for (const line of alignColumns(COLUMNS, entries.map(cellsOf))) print(line)
  const isAll = entries.length === total
  print(
    isAll
      ? countedText(total, 'recording')
      : `${countText(entries.length)} of ${countedText(total, 'recording')} ${entries.length === 1 ? 'matches' : 'match'}`,
  )
}

function cellsOf(entry: Entry): string[] {
  const { row } = entry
  const isUnreadable = row.kind === 'unreadable'
  return [
    testNameOf(entry).function || (isUnreadable ? '(no recording)' : '(no test)'),
    ownParameters(entry).join(' '),
    row.model,
    row.streaming ? String(row.chunks) : '',
    row.finishReason ?? '',
    isUnreadable ? '' : row.hash.verdict,
    isUnreadable ? `${row.path}: ${row.reason}` : row.path,
  ].map(visible)
}
