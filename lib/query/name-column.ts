import type { Entry } from '#lib/entry/row'
import type { NameField } from './fields'
import { keptPerField } from './kept-per-field'
import { namesOf } from './match'

/** The names that entries have for a field, as numbers, so that they are counted without comparing texts. */
export interface NameColumn {
  readonly names: readonly string[]
  /** For each entry, the index in `names` of its first name. */
  readonly first: Uint32Array
  /** For entries with several different names, by the entry's index: the indexes of the others. */
  readonly others: ReadonlyMap<number, readonly number[]>
}

function columnOf(entries: readonly Entry[], field: NameField): NameColumn {
  const numbers = new Map<string, number>()
  const first = new Uint32Array(entries.length)
  const others = new Map<number, readonly number[]>()
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
  for (const [index, entry] of entries.entries()) {
    const names = namesOf(entry, field)
    const [one, ...more] = names.length > 1 ? new Set(names) : names
    first[index] = numberOf(one ?? '')
    if (more.length > 0) others.set(index, more.map(numberOf))
  }
  return { names: [...numbers.keys()], first, others }
}

/** The column of a field in some entries. */
export const nameColumn = keptPerField(columnOf)
