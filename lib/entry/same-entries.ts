import type { Entry } from './row'

/** Which entries of a list were in the list before, as they are now. */
export interface SameEntries {
  /** For each entry, its index in the list before; -1 where it is new or has changed. */
  readonly from: Int32Array
  /** For each entry of the list before, its index now; -1 where it is gone or has changed. */
  readonly to: Int32Array
  /** The indexes of the entries that are new or have changed, ascending. */
  readonly others: readonly number[]
  /** Whether each index has the entry of the same path as before: none came, went or moved. */
  readonly isInPlace: boolean
}

/**
 * Compares two lists. What both have must be in the same order.
 * @param changed entries that changed without being replaced
 */
export function sameEntries(
  before: readonly Entry[],
  now: readonly Entry[],
  changed: ReadonlySet<Entry>,
): SameEntries {
  const from = new Int32Array(now.length).fill(-1)
  const to = new Int32Array(before.length).fill(-1)
  const others: number[] = []
  let at = 0
  let isInPlace = before.length === now.length
  let index = -1
  for (const entry of now) {
    index++
    if (before[at] !== entry) {
      const { path } = entry.row
      while (at < before.length && before[at]?.row.path !== path) at++
    }
    if (at !== index) isInPlace = false
    if (at < before.length && before[at] === entry && !changed.has(entry)) {
      from[index] = at
      to[at] = index
    } else others.push(index)
    at++
  }
  return { from, to, others, isInPlace }
}
