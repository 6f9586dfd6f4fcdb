import type { Entry } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'
import { needsExact } from '#lib/list/filters'
import type { NameField } from './fields'
import { foldText } from './fold-text'
import { namesOf } from './match'

/** What a name field can be asked for. */
interface Candidates {
  readonly names: readonly { readonly name: string; readonly count: number; readonly isExact: boolean }[]
  /** Entries that have the same names, by one of them. */
  readonly groups: readonly { readonly entry: Entry; readonly count: number }[]
}

/** Names that a list of completions can be chosen from. */
const MAX_NAMES = 400

/**
 * The values of a field that hold a word, with how many entries have each.
 * @param word folded
 */
export function candidatesOf(entries: readonly Entry[], field: NameField, word: string): Candidates {
  const groups = groupsOf(entries, field)
  const counts = new Map<string, number>()
  for (const { entry, count } of groups) {
    for (const name of new Set(partsOf(entry, field))) counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const fitting = [...counts].filter(([name]) => foldText(name).includes(word))
  const some = fitting.sort((a, b) => b[1] - a[1]).slice(0, MAX_NAMES)
  const others = some.map(([name]) => name)
  const isPart = field === 'test' || field === 'path'
  return {
    names: some.map(([name, count]) => ({
      name,
      count,
      isExact: !isPart && needsExact(field, name, others),
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

/** Test ids and paths are long: their parts are what one looks for. */
function partsOf(entry: Entry, field: NameField): readonly string[] {
  const names = namesOf(entry, field)
  if (field === 'path') return names.flatMap((path) => [path.slice(0, path.lastIndexOf('/') + 1), path])
  const { file, function: name, parameters } = testNameOf(entry)
  if (field !== 'test' || name === '') return names
  return [file.slice(file.lastIndexOf('/') + 1), name, ...parameters]
}
