export const SORT_KEYS = [
  'test',
  'model',
  'endpoint',
  'prompt',
  'answer',
  'chunks',
  'finish',
  'status',
  'path',
] as const

export type SortKey = (typeof SORT_KEYS)[number]

export interface Sort {
  readonly key: SortKey
  readonly isDescending: boolean
}

export const DEFAULT_SORT: Sort = { key: 'test', isDescending: false }

/** Reads `chunks`, or `-chunks` for the largest first; null when it is neither. Empty is the default. */
export function parseSort(text: string): Sort | null {
  if (text === '') return DEFAULT_SORT
  const isDescending = text.startsWith('-')
  const key = SORT_KEYS.find((name) => name === (isDescending ? text.slice(1) : text))
  return key === undefined ? null : { key, isDescending }
}

/** The text that `parseSort` reads. */
export function sortText({ key, isDescending }: Sort): string {
  return isDescending ? `-${key}` : key
}
