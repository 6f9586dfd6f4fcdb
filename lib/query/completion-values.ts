import type { Entry } from '#lib/entry/row'
import { nameField } from './field-lists'
import type { NameField } from './fields'
import { foldText } from './fold-text'
import { nameColumn } from './name-column'

/** A value that can complete a name field. */
export interface Candidate {
  readonly name: string
  readonly folded: string
  /** The number of entries that have it. */
  readonly count: number
}

/** All values of a name field in some entries. */
export interface Candidates {
  /** Most frequent first. */
  readonly names: readonly Candidate[]
  /** Entries with the same names, counted together; `entry` is one of them. */
  readonly groups: readonly { readonly entry: Entry; readonly count: number }[]
}

const known = new WeakMap<readonly Entry[], Map<NameField, Candidates>>()

/** Returns the values of a field. They are kept for as long as the list of entries, which must not change. */
export function candidatesOf(entries: readonly Entry[], field: NameField): Candidates {
  const fields = known.get(entries) ?? new Map<NameField, Candidates>()
  known.set(entries, fields)
  const candidates = fields.get(field) ?? countedIn(entries, field)
  fields.set(field, candidates)
  return candidates
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
