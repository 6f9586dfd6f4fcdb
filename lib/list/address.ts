import { foldsText, parseFolds } from './fold-state'
import { GROUPINGS, type Grouping } from './line'
import { DEFAULT_SORT, parseSort, type Sort, sortText } from './sort'

/** What a reader chose on the list: all of it is in the address of the page. */
export interface ListAddress {
  /** The text of the query, as typed. */
  readonly q: string
  readonly sort: Sort
  readonly group: Grouping
  /** Text of `parseFolds`. */
  readonly fold: string
  /** The chosen line: a path, or `group:` and the id of a group; empty for none. */
  readonly at: string
}

/** Reads an address. What is no choice that exists counts as not chosen. */
export function readAddress(search: URLSearchParams): ListAddress {
  return {
    q: search.get('q') ?? '',
    sort: parseSort(search.get('sort') ?? '') ?? DEFAULT_SORT,
    group: GROUPINGS.find((name) => name === search.get('group')) ?? 'test',
    fold: foldsText(parseFolds(search.get('fold') ?? '')),
    at: search.get('at') ?? '',
  }
}

/** The search part of an address, with its `?`; empty when all is as it starts. Paths stay readable. */
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

/** What goes along to a recording's page: which list it was found in. */
export function resultSearch({ q, sort, group }: ListAddress): string {
  return searchOf({ q, sort, group, fold: '', at: '' })
}
