import type { Entry } from '#lib/entry/row'
import { nameField } from './field-lists'
import type { NameField } from './fields'
import { foldText } from './fold-text'
import { keptPerField } from './kept-per-field'
import { nameColumn } from './name-column'

/** A value that can complete a name field. */
interface Candidate {
  readonly name: string
  readonly folded: string
  /** The number of entries that have it. */
  readonly count: number
}

/** All values of a name field in some entries. */
interface Candidates {
  /** Most frequent first. */
  readonly names: readonly Candidate[]
  /** Entries with the same names, counted together; `entry` is one of them. */
  readonly groups: readonly { readonly entry: Entry; readonly count: number }[]
}

function countedIn(entries: readonly Entry[], field: NameField): Candidates {
  const { pieces } = nameField(field)
  const { names, first, others } = nameColumn(entries, field)
  const groups = new Map<
    string | number,
    { entry: Entry; count: number; readonly numbers: readonly number[] }
  >()
  for (const [index, entry] of entries.entries()) {
    const number = first[index] ?? 0
    const more = others.get(index) ?? []
    const key = more.length === 0 ? number : [number, ...more].join()
    const group = groups.get(key)
    if (group) group.count++
    else groups.set(key, { entry, count: 1, numbers: [number, ...more] })
  }
  const counts = new Map<string, number>()
  for (const { entry, count, numbers } of groups.values()) {
    const offered = pieces ? new Set(pieces(entry)) : numbers.map((number) => names[number] ?? '')
    for (const name of offered) counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const candidates = [...counts].map(([name, count]) => ({ name, folded: foldText(name), count }))
  return { names: candidates.sort((a, b) => b.count - a.count), groups: [...groups.values()] }
}

/** The values of a field in some entries. */
export const candidatesOf = keptPerField(countedIn)
