import type { Entry } from '#lib/entry/row'
import { nameField } from './field-lists'
import type { NameField } from './fields'
import { needsExact } from './filter-term'
import { foldText } from './fold-text'
import { namesOf } from './match'

/** The values that can complete a name field. */
interface Candidates {
  readonly names: readonly { readonly name: string; readonly count: number; readonly isExact: boolean }[]
  /** Entries with the same names, counted together; `entry` is one of them. */
  readonly groups: readonly { readonly entry: Entry; readonly count: number }[]
}

/** The maximum number of names from which completions are chosen. */
const MAX_NAMES = 400

/**
 * Returns the values of a field that contain a word, each with the number of entries that have it.
 * @param word folded
 */
export function candidatesOf(entries: readonly Entry[], field: NameField, word: string): Candidates {
  const { pieces } = nameField(field)
  const groups = groupsOf(entries, field)
  const counts = new Map<string, number>()
  for (const { entry, count } of groups) {
    for (const name of new Set(pieces?.(entry) ?? namesOf(entry, field)))
      counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const fitting = [...counts].filter(([name]) => foldText(name).includes(word))
  const some = fitting.sort((a, b) => b[1] - a[1]).slice(0, MAX_NAMES)
  const others = some.map(([name]) => name)
  return {
    names: some.map(([name, count]) => ({
      name,
      count,
      isExact: pieces === undefined && needsExact(field, name, others),
    })),
    groups,
  }
}

function groupsOf(entries: readonly Entry[], field: NameField): { entry: Entry; count: number }[] {
  const groups = new Map<string, { entry: Entry; count: number }>()
  for (const entry of entries) {
    const key = namesOf(entry, field).join('\0')
    const group = groups.get(key)
    if (group) group.count++
    else groups.set(key, { entry, count: 1 })
  }
  return [...groups.values()]
}
