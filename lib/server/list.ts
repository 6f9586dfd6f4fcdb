import 'server-only'
import { wordsOf } from '#lib/catalog/answer-view'
import { facetsOf } from '#lib/catalog/facets'
import { groupId, parseFolds } from '#lib/catalog/fold-state'
import { linesOf, type PlainLine, shapeOf } from '#lib/catalog/lines'
import type { ListAddress } from '#lib/catalog/list-address'
import type { ListLines, ListView } from '#lib/catalog/list-view'
import { parseQuery } from '#lib/catalog/query'
import type { Query } from '#lib/catalog/query-fields'
import type { Entry } from '#lib/catalog/row'
import { viewOf } from '#lib/catalog/row-line'
import { selectEntries } from '#lib/catalog/search'
import { testNameOf } from '#lib/catalog/test-name'
import { type CatalogueState, catalogueOf } from './catalogue'

/** Which lines of a list. Without an offset the window is around the chosen line. */
export interface Window {
  readonly offset: number | null
  readonly limit: number
}

/** The list that an address asks for, with one window of its lines. */
export function listView(root: string, address: ListAddress, window: Window): ListView {
  const state = catalogueOf(root)
  const query = parseQuery(address.q)
  const { selected, lines } = listOf(state, query, address)
  const found = address.at === '' ? -1 : lines.findIndex((line) => isAt(line, address.at))
  const around = Math.max(0, found - Math.floor(window.limit / 2))
  const shown = windowOf(state, { lines, query }, { ...window, offset: window.offset ?? around })
  const names = selected.map(testNameOf).filter(({ file }) => file !== '')
  return {
    ...shown,
    total: selected.length,
    all: state.entries.length,
    tests: new Set(names.map((name) => `${name.file}::${name.function}`)).size,
    files: new Set(names.map(({ file }) => file)).size,
    lineCount: lines.length,
    shape: shapeOf(lines),
    at: found === -1 ? null : found,
    facets: facetsOf(state.entries, query),
    notes: query.notes,
    problems: state.problems.map(({ path, message }) => `${path}: ${message}`),
  }
}

/** One window of the lines of a list. */
export function listLines(root: string, address: ListAddress, window: Window): ListLines {
  const state = catalogueOf(root)
  const query = parseQuery(address.q)
  const { lines } = listOf(state, query, address)
  return windowOf(state, { lines, query }, window)
}

function listOf(
  { entries }: CatalogueState,
  query: Query,
  { sort, group, fold }: ListAddress,
): { selected: Entry[]; lines: PlainLine[] } {
  const selected = selectEntries(entries, query, sort)
  return { selected, lines: linesOf(selected, group, parseFolds(fold)) }
}

function windowOf(
  state: CatalogueState,
  { lines, query }: { lines: readonly PlainLine[]; query: Query },
  { offset, limit }: Window,
): ListLines {
  const start = Math.min(offset ?? 0, lines.length)
  const words = wordsOf(query)
  const shown = lines.slice(start, start + limit).map((line) => viewOf(line, words))
  return { version: versionOf(state.entries), offset: start, lines: shown }
}

function isAt(line: PlainLine, at: string): boolean {
  return line.type === 'group' ? `group:${line.id}` === at : line.entry.row.path === at
}

/** The same for pages and route handlers, which share no memory of their own: made from what is there. */
function versionOf(entries: readonly Entry[]): string {
  return groupId(entries.map(({ row }) => `${row.path} ${row.bytes} ${row.modified}`).join('\n'))
}
