import { tooLong } from '#lib/query/length'
import { foldsText, parseFolds } from './fold-state'
import { GROUPINGS, type Grouping } from './line'
import { DEFAULT_SORT, parseSort, type Sort, sortText } from './sort'

/** Everything that a reader chose on the list. The address of the page holds all of it. */
export interface ListAddress {
  /** The text of the query, as typed; empty for one that is refused. */
  readonly q: string
  readonly sort: Sort
  readonly group: Grouping
  /** The groups that were folded or unfolded, as text that `parseFolds` reads. */
  readonly fold: string
  /** The chosen line: a path, or `group:` and the id of a group; empty when no line is chosen. */
  readonly at: string
}

/**
 * Reads an address. An unknown choice counts as not made, and so does a query that is refused for its length: each link of
 * a page repeats the query.
 */
export function readAddress(search: URLSearchParams): ListAddress {
  const q = search.get('q') ?? ''
  return {
    q: tooLong(q) === null ? q : '',
    sort: parseSort(search.get('sort') ?? '') ?? DEFAULT_SORT,
    group: GROUPINGS.find((name) => name === search.get('group')) ?? 'test',
    fold: foldsText(parseFolds(search.get('fold') ?? '')),
    at: search.get('at') ?? '',
  }
}

/** Writes the search part of an address, with its `?`; empty when everything is at its default. Paths stay readable. */
export function searchOf({ q, sort, group, fold, at }: ListAddress): string {
  const chosen = {
    q,
    sort: sortText(sort) === sortText(DEFAULT_SORT) ? '' : sortText(sort),
    group: group === 'test' ? '' : group,
    fold,
    at,
  }
  const search = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''))
  const text = search.toString().replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%7E/g, '~')
  return text === '' ? '' : `?${text}`
}

/** Writes the search part that a recording's page gets: the list in which the recording was found. */
export function resultSearch({ q, sort, group }: ListAddress): string {
  return searchOf({ q, sort, group, fold: '', at: '' })
}
