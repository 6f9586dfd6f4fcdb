import type { Entry, Row } from '#lib/entry/row'
import { DEFAULT_SORT, type Sort } from '#lib/list/sort'
import { sortEntries } from '#lib/list/sort-entries'
import type { Query } from './fields'
import { type Test, testsOf } from './match'

/** The entries for which all terms of a query hold, in order; equal ones in the order of their paths. */
export function selectEntries(entries: readonly Entry[], query: Pick<Query, 'terms'>, sort: Sort): Entry[] {
  return sortEntries(entriesPassing(entries, testsOf(query)), sort)
}

/** The entries that pass all tests, in the order in which they are given. */
export function entriesPassing(entries: readonly Entry[], tests: readonly Test[]): Entry[] {
  return tests.length === 0 ? [...entries] : entries.filter((entry) => tests.every((test) => test(entry)))
}

/** The rows that match a query, as the page lists them. */
export function selectRows(
  entries: readonly Entry[],
  query: Pick<Query, 'terms'>,
  sort: Partial<Sort> = {},
): Row[] {
  return selectEntries(entries, query, { ...DEFAULT_SORT, ...sort }).map(({ row }) => row)
}
