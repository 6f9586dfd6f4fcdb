import type { Entry } from '#lib/entry/row'
import type { SameEntries } from '#lib/entry/same-entries'
import type { NameField } from './fields'
import { keptPerField } from './kept-per-field'
import { namesOf } from './match'

/** The names that entries have for a field, as numbers, so that they are counted without comparing texts. */
export interface NameColumn {
  /** A later column adds names to it. */
  readonly names: readonly string[]
  /** The index of each name. */
  readonly numbers: ReadonlyMap<string, number>
  /** For each entry, the index in `names` of its first name. */
  readonly first: Uint32Array
  /** For entries with several different names, by the entry's index: the indexes of the others. */
  readonly others: ReadonlyMap<number, readonly number[]>
}

const columns = keptPerField(columnOf)

/** The column of a field in some entries. */
export const nameColumn: (entries: readonly Entry[], field: NameField) => NameColumn = columns

/** Makes the columns of a list from those of the list before it, which has none any more. */
export function keepColumns(before: readonly Entry[], same: SameEntries, entries: readonly Entry[]): void {
  for (const [field, kept] of columns.take(before)) {
    const column = { ...kept, ...movedColumn(kept, same) }
    fill(column, entries, field, same.others)
    columns.keep(entries, field, column)
  }
}

function columnOf(entries: readonly Entry[], field: NameField): Filled {
  const first = new Uint32Array(entries.length)
  const column = { names: [], numbers: new Map(), first, others: new Map() }
  fill(column, entries, field, entries.keys())
  return column
}

/** Puts what entries had where they are now. What is new or has changed is still to be filled in. */
function movedColumn(before: Filled, { from, to, isInPlace }: SameEntries): Pick<Filled, 'first' | 'others'> {
  if (isInPlace) return before
  const first = new Uint32Array(from.length)
  for (let index = 0; index < first.length; index++) {
    const old = from[index] ?? -1
    if (old !== -1) first[index] = before.first[old] ?? 0
  }
  const others = new Map<number, readonly number[]>()
  for (const [index, numbers] of before.others) {
    const now = to[index] ?? -1
    if (now !== -1) others.set(now, numbers)
  }
  return { first, others }
}

interface Filled extends NameColumn {
  readonly names: string[]
  readonly numbers: Map<string, number>
  readonly others: Map<number, readonly number[]>
}

function fill(
  { names, numbers, first, others }: Filled,
  entries: readonly Entry[],
  field: NameField,
  indexes: Iterable<number>,
): void {
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? names.push(name) - 1
    numbers.set(name, number)
    return number
  }
  for (const index of indexes) {
    const entry = entries[index]
    if (entry === undefined) continue
    const own = namesOf(entry, field)
    const [one, ...more] = own.length > 1 ? new Set(own) : own
    first[index] = numberOf(one ?? '')
    if (more.length > 0) others.set(index, more.map(numberOf))
    else others.delete(index)
  }
}
