import type { Entry } from '#lib/entry/row'
import { SORTS } from '#lib/query/field-lists'
import type { Sort } from './sort'

/** Sorts entries. Equal entries are in the order of their paths, in either direction. */
export function sortEntries(entries: readonly Entry[], { key: name, isDescending }: Sort): Entry[] {
  const keyOf = SORTS.find(({ key }) => key === name)?.of ?? (() => '')
  const keyed = entries.map((entry) => ({ entry, path: entry.row.path, key: keyOf(entry) }))
  const sign = isDescending ? -1 : 1
  keyed.sort((a, b) => sign * compare(a.key, b.key) || compare(a.path, b.path))
  return keyed.map(({ entry }) => entry)
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
