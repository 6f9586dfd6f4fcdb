import { type Test, testsOf } from './match'
import type { Query } from './query-fields'
import type { Entry, Row } from './row'
import { DEFAULT_SORT, type Sort } from './sort'
import { sortEntries } from './sort-entries'

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
