import type { Entry } from '#lib/entry/row'
import type { SameEntries } from '#lib/entry/same-entries'
import { SORTS } from '#lib/query/field-lists'
import type { Sort } from './sort'

type Key = string | number

/** A list of entries, sorted. */
export interface Order {
  /** Indexes in the list. */
  readonly indexes: Uint32Array
  /** What each entry of the list is sorted by. */
  readonly keys: readonly Key[]
}

type Compare = (one: number, other: number) => number

/** Sorts entries. Equal entries are in the order of their paths, in either direction. */
export function orderOf(entries: readonly Entry[], sort: Sort): Order {
  const keys = entries.map(keyBy(sort))
  const indexes = Uint32Array.from(keys.keys()).sort(comparing(entries, keys, sort))
  return { indexes, keys }
}

/** Returns the entries of a list in an order. */
export function entriesIn(entries: readonly Entry[], { indexes }: Order): Entry[] {
  const sorted: Entry[] = []
  for (const index of indexes) {
    const entry = entries[index]
    if (entry !== undefined) sorted.push(entry)
  }
  return sorted
}

/** Sorts entries most of which were in a list that was sorted. */
export function orderAgain(before: Order, same: SameEntries, entries: readonly Entry[], sort: Sort): Order {
  const keyOf = keyBy(sort)
  const isAsBefore = (index: number): boolean => {
    const entry = entries[index]
    return entry !== undefined && keyOf(entry) === before.keys[index]
  }
  if (same.isInPlace && same.others.every(isAsBefore)) return before
  const keys = entries.map((entry, index) => before.keys[same.from[index] ?? -1] ?? keyOf(entry))
  const compare = comparing(entries, keys, sort)
  const kept = new Uint32Array(entries.length - same.others.length)
  let count = 0
  for (const index of before.indexes) {
    const now = same.to[index] ?? -1
    if (now !== -1) kept[count++] = now
  }
  return { indexes: merged(kept, Uint32Array.from(same.others).sort(compare), compare), keys }
}

function keyBy({ key: name }: Sort): (entry: Entry) => Key {
  return SORTS.find(({ key }) => key === name)?.of ?? (() => '')
}

function comparing(entries: readonly Entry[], keys: readonly Key[], { isDescending }: Sort): Compare {
  const sign = isDescending ? -1 : 1
  const pathOf = (index: number): string => entries[index]?.row.path ?? ''
  return (one, other) =>
    sign * compareKeys(keys[one] ?? '', keys[other] ?? '') || compareKeys(pathOf(one), pathOf(other))
}

function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Puts a few sorted indexes between many. */
function merged(many: Uint32Array, few: Uint32Array, compare: Compare): Uint32Array {
  const all = new Uint32Array(many.length + few.length)
  let done = 0
  for (const [count, index] of few.entries()) {
    const place = placeIn(many, done, index, compare)
    all.set(many.subarray(done, place), done + count)
    all[place + count] = index
    done = place
  }
  all.set(many.subarray(done), done + few.length)
  return all
}

/** Returns the first place from `start` on whose index comes after another one. */
function placeIn(sorted: Uint32Array, start: number, index: number, compare: Compare): number {
  let low = start
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] ?? 0, index) < 0) low = middle + 1
    else high = middle
  }
  return low
}
