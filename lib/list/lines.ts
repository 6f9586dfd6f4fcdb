import type { Entry } from '#lib/entry/row'
import { functionLabel, type Label, shownFile } from '#lib/entry/shown-name'
import { sharedParameters, testNameOf } from '#lib/entry/test-name'
import { type FoldState, groupId, isFolded } from './fold-state'
import type { Grouping, GroupLine } from './line'

/** The maximum number of recordings in a list that starts with all its groups open. */
const OPEN_UP_TO = 200

/** A line before it is shown: a group is ready; a recording is made ready by `shownLine` when it comes into sight. */
export type PlainLine = GroupLine | EntryLine

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
 * Makes the lines of a list. Groups are in the order of their first recording, so sorting applies to groups too.
 * Grouped by test, the groups are file and function (or the folder, for recordings without a test); grouped by model,
 * they are model and function. A function with one recording is shown as that recording's row. A long list starts with
 * its functions folded.
 */
export function linesOf(entries: readonly Entry[], grouping: Grouping, folds: FoldState): PlainLine[] {
  if (grouping === 'none') return entries.map((entry) => entryLine(entry, 0, NOTHING_SAID))
  const isLong = entries.length > OPEN_UP_TO
  const outer = groupBy(entries, (entry) => outerKey(entry, grouping))
  return [...outer].flatMap(([key, members]) => {
    const functions = groupBy(members, (entry) => placeOf(entry).test)
    const hasFunctions = [...functions.keys()].some((name) => name !== '')
    const group = groupLine(members, { level: 0, key, isFoldedByDefault: isLong && !hasFunctions, folds })
    const line: GroupLine = { ...group, label: outerLabel(key, grouping), details: [] }
    if (line.isFolded) return [line]
    const inner = [...functions].flatMap(([name, variants]) =>
      functionLines(variants, { key: `${key}\0${name}`, grouping, isLong, folds }),
    )
    return [line, ...inner]
  })
}

const NOTHING_SAID = { isFunction: false, isFile: false, parameters: [] }

function entryLine(entry: Entry, level: EntryLine['level'], said: EntryLine['said']): EntryLine {
  return { type: 'entry', level, path: entry.row.path, entry, said }
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const members = groups.get(key)
    if (members) members.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

function outerKey(entry: Entry, grouping: Grouping): string {
  if (grouping === 'model') return entry.row.model
  return placeOf(entry).file
}

/** Where an entry stands when the list is grouped by test. */
interface Place {
  /** The file of its test, or its folder. */
  readonly file: string
  /** The file and the function of its test; empty without a test. */
  readonly test: string
}

/** Lists are made again with each typed letter. */
const places = new WeakMap<Entry, Place>()

function placeOf(entry: Entry): Place {
  const known = places.get(entry)
  if (known) return known
  const { file, function: name } = testNameOf(entry)
  const place = { file: file || folderOf(entry.row.path), test: name === '' ? '' : `${file}::${name}` }
  places.set(entry, place)
  return place
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

interface InnerOptions {
  readonly key: string
  readonly grouping: Grouping
  readonly isLong: boolean
  readonly folds: FoldState
}

function functionLines(variants: readonly Entry[], options: InnerOptions): PlainLine[] {
  const { key, grouping, isLong, folds } = options
  const isFile = grouping === 'test'
  const [first] = variants
  if (first === undefined) return []
  const { file, function: name } = testNameOf(first)
  if (variants.length === 1 || name === '') {
    const said = { isFunction: false, isFile, parameters: [] }
    return variants.map((entry) => entryLine(entry, 1, said))
  }
  const parameters = sharedParameters(variants)
  const group = groupLine(variants, { level: 1, key, isFoldedByDefault: isLong, folds })
  const details = isFile ? parameters : [...parameters, shownFile(file)]
  const line: GroupLine = { ...group, label: functionLabel(name), details }
  if (line.isFolded) return [line]
  return [
    line,
    ...variants.map((entry) => entryLine(entry, 2, { isFunction: true, isFile: true, parameters })),
  ]
}

interface GroupOptions {
  readonly level: 0 | 1
  readonly key: string
  readonly isFoldedByDefault: boolean
  readonly folds: FoldState
}

function groupLine(members: readonly Entry[], options: GroupOptions): Omit<GroupLine, 'label' | 'details'> {
  const { level, key, isFoldedByDefault, folds } = options
  const id = groupId(key)
  const verdicts = { match: 0, older: 0, mismatch: 0, unhashed: 0 }
  let unreadable = 0
  for (const { row } of members) {
    if (row.kind === 'unreadable') unreadable++
    else verdicts[row.hash.verdict]++
  }
  return {
    type: 'group',
    level,
    id,
    count: members.length,
    verdicts,
    unreadable,
    isFolded: isFolded(folds, id, isFoldedByDefault),
    isFoldedByDefault,
  }
}

function outerLabel(key: string, grouping: Grouping): Label {
  if (grouping === 'model') return key === '' ? { before: '', name: 'no model' } : splitLabel(key)
  return splitLabel(shownFile(key))
}

function splitLabel(path: string): Label {
  const cut = path.lastIndexOf('/', path.length - 2) + 1
  return { before: path.slice(0, cut), name: path.slice(cut) || 'this folder' }
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
