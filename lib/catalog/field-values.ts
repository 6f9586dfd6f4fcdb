import { foldText } from './fold-text'
import { namesOf } from './match'
import type { NameField } from './query-fields'
import type { Entry } from './row'

/** Values of a field of names, to complete a query with. */
export interface FieldValues {
  /** Those that begin with the text first, then those with more recordings. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
  /** Values that hold the text, listed or not. */
  readonly total: number
}

/**
 * The values of a field that hold a text.
 * @param text as typed so far; empty for all values
 */
export function fieldValues(
  entries: readonly Entry[],
  field: NameField,
  { text, limit }: { readonly text: string; readonly limit: number },
): FieldValues {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    for (const name of new Set(namesOf(entry, field))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const word = foldText(text)
  const found = [...counts].flatMap(([value, count]) => {
    const at = foldText(value).indexOf(word)
    return at === -1 ? [] : [{ value, count, isStart: at === 0 }]
  })
  found.sort(
    (a, b) => Number(b.isStart) - Number(a.isStart) || b.count - a.count || (a.value < b.value ? -1 : 1),
  )
  return { values: found.slice(0, limit).map(({ value, count }) => ({ value, count })), total: found.length }
}
