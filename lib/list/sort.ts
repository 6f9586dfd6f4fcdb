import { SORTS } from '#lib/query/field-lists'
import type { SortKey } from '#lib/query/fields'

export const SORT_KEYS: readonly SortKey[] = SORTS.map(({ key }) => key)

export interface Sort {
  readonly key: SortKey
  readonly isDescending: boolean
}

export const DEFAULT_SORT: Sort = { key: 'test', isDescending: false }

/** Reads `chunks`, or `-chunks` for the largest first; empty is the default. Returns null for any other text. */
export function parseSort(text: string): Sort | null {
  if (text === '') return DEFAULT_SORT
  const isDescending = text.startsWith('-')
  const key = SORT_KEYS.find((name) => name === (isDescending ? text.slice(1) : text))
  return key === undefined ? null : { key, isDescending }
}

/** Writes the text that `parseSort` reads. */
export function sortText({ key, isDescending }: Sort): string {
  return isDescending ? `-${key}` : key
}
