import type { Entry } from '#lib/entry/row'
import { sharedParameters } from '#lib/entry/test-name'
import { type FoldState, groupId, isFolded } from './fold-state'
import { type Grouping, type GroupLine, lineName } from './line'
import { placeOf } from './place'
import { DEFAULT_SORT, type Sort } from './sort'

/** The maximum number of recordings in a list that starts with all its groups open. */
const OPEN_UP_TO = 200

/** A line before it is shown: most are never in sight. `shownLine` makes it ready. */
export type PlainLine = PlainGroup | EntryLine

export interface PlainGroup
  extends Pick<GroupLine, 'type' | 'level' | 'id' | 'isFolded' | 'isFoldedByDefault'> {
  readonly members: readonly Entry[]
  readonly grouping: Grouping
  /** At level 0 the file, folder or model; at level 1 the function. */
  readonly name: string
}

export interface EntryLine {
  readonly type: 'entry'
  readonly level: 0 | 1 | 2
  readonly path: string
  readonly entry: Entry
  /** What the groups above it already show. */
  readonly said: {
    readonly isFunction: boolean
    readonly isFile: boolean
    readonly parameters: readonly string[]
  }
}

/**
 * Makes the lines of a list. Groups are in the order of their first recording, so sorting applies to groups too; sorted
 * by chunks or size, they are in the order of their sums.
 * Grouped by test, the groups are file and function (or the folder, for recordings without a test); grouped by model,
 * they are model and function. A function with one recording is shown as that recording's row. A long list starts with
 * its functions folded.
 */
export function linesOf(
  entries: readonly Entry[],
  grouping: Grouping,
  folds: FoldState,
  sort: Sort = DEFAULT_SORT,
): PlainLine[] {
  if (grouping === 'none') return entries.map((entry) => entryLine(entry, 0, NOTHING_SAID))
  const isLong = entries.length > OPEN_UP_TO
  const lines: PlainLine[] = []
  for (const { key, members, functions } of inOrderOfSums(
    [...groupsOf(entries, grouping)],
    ({ members }) => members,
    sort,
  )) {
    const hasFunctions = functions.size > 1 || !functions.has('')
    const isFoldedByDefault = isLong && !hasFunctions
    const group = groupLine(members, { level: 0, key, name: key, grouping, isFoldedByDefault, folds })
    lines.push(group)
    if (group.isFolded) continue
    for (const [name, variants] of inOrderOfSums([...functions], ([, members]) => members, sort)) {
      addFunction(lines, variants, { key: `${key}\0${name}`, grouping, isLong, folds })
    }
  }
  return lines
}

/** Adds up a number of some recordings. */
function sumOf(entries: readonly Entry[], name: 'chunks' | 'bytes'): number {
  let sum = 0
  for (const { row } of entries) sum += row[name]
  return sum
}

/** The columns that are added up in groups. */
const SUMS: Readonly<Partial<Record<Sort['key'], 'chunks' | 'bytes'>>> = { chunks: 'chunks', size: 'bytes' }

function inOrderOfSums<Item>(
  groups: Item[],
  membersOf: (group: Item) => readonly Entry[],
  { key, isDescending }: Sort,
): Item[] {
  const name = SUMS[key]
  if (name === undefined) return groups
  const sums = new Map(groups.map((group) => [group, sumOf(membersOf(group), name)]))
  const sign = isDescending ? -1 : 1
  return groups.sort((a, b) => sign * ((sums.get(a) ?? 0) - (sums.get(b) ?? 0)))
}

const NOTHING_SAID = { isFunction: false, isFile: false, parameters: [] }

function entryLine(entry: Entry, level: EntryLine['level'], said: EntryLine['said']): EntryLine {
  return { type: 'entry', level, path: entry.row.path, entry, said }
}

/** A group, with its recordings by their test functions. */
interface Group {
  readonly key: string
  readonly members: Entry[]
  readonly functions: Map<string, Entry[]>
}

function groupsOf(entries: readonly Entry[], grouping: Grouping): Iterable<Group> {
  const groups = new Map<string, Group>()
  const isByModel = grouping === 'model'
  const belongTogether = (one: Entry, other: Entry): boolean =>
    placeOf(one) === placeOf(other) && !(isByModel && one.row.model !== other.row.model)
  // In most orders, those of a test follow each other: they are added as one run.
  for (let start = 0, end = 1; end <= entries.length; end++) {
    const first = entries[start]
    const next = entries[end]
    if (first === undefined || (next && belongTogether(first, next))) continue
    const run = entries.slice(start, end)
    start = end
    const { file, test } = placeOf(first)
    const key = isByModel ? first.row.model : file
    const group = groups.get(key) ?? { key, members: [], functions: new Map() }
    groups.set(key, group)
    addTo(group.members, run)
    const variants = group.functions.get(test)
    if (variants) addTo(variants, run)
    else group.functions.set(test, run)
  }
  return groups.values()
}

function addTo(all: Entry[], more: readonly Entry[]): void {
  for (const entry of more) all.push(entry)
}

interface FunctionOptions {
  readonly key: string
  readonly grouping: Grouping
  readonly isLong: boolean
  readonly folds: FoldState
}

function addFunction(lines: PlainLine[], variants: readonly Entry[], options: FunctionOptions): void {
  const { key, grouping, isLong, folds } = options
  const [first] = variants
  if (first === undefined) return
  const { function: name } = placeOf(first)
  if (variants.length === 1 || name === '') {
    const said = { isFunction: false, isFile: grouping === 'test', parameters: [] }
    for (const entry of variants) lines.push(entryLine(entry, 1, said))
    return
  }
  const group = groupLine(variants, { level: 1, key, name, grouping, isFoldedByDefault: isLong, folds })
  lines.push(group)
  if (group.isFolded) return
  const said = { isFunction: true, isFile: true, parameters: sharedParameters(variants) }
  for (const entry of variants) lines.push(entryLine(entry, 2, said))
}

interface GroupOptions extends Pick<PlainGroup, 'level' | 'grouping' | 'name' | 'isFoldedByDefault'> {
  readonly key: string
  readonly folds: FoldState
}

function groupLine(members: readonly Entry[], options: GroupOptions): PlainGroup {
  const { key, folds, level, grouping, name, isFoldedByDefault } = options
  const id = groupId(key)
  const isNowFolded = isFolded(folds, id, isFoldedByDefault)
  return { type: 'group', id, level, grouping, name, isFoldedByDefault, isFolded: isNowFolded, members }
}

/**
 * Counts consecutive groups and consecutive recordings, in turn, starting with groups. The heights of all lines follow
 * from it.
 */
export function shapeOf(lines: readonly PlainLine[]): number[] {
  const runs: number[] = [0]
  let isGroup = true
  for (const line of lines) {
    if ((line.type === 'group') !== isGroup) {
      isGroup = !isGroup
      runs.push(0)
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1
  }
  return runs
}

/** Returns the first of some lines, by their names, that is in a list. */
export function firstOf(
  lines: readonly PlainLine[],
  names: readonly string[],
): { name: string; index: number } | null {
  if (names.length === 0) return null
  const places = new Map(lines.map((line, index) => [lineName(line), index]))
  for (const name of names) {
    const index = places.get(name)
    if (index !== undefined) return { name, index }
  }
  return null
}
