import type { LineChange } from '#lib/diff/line-changes'
import { cutSame, type DiffRun, wordDiff } from '#lib/diff/word-diff'
import { visibleText } from '#lib/page/visible'

/** A line of the diff. Line numbers count from 1. */
export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added'
  readonly before: number | null
  readonly after: number | null
  readonly runs: readonly DiffRun[]
}

/** Changed lines that are close together, with one line of context on each side. */
export interface DiffHunk {
  /** JSON pointers to the values that were changed there; empty when all values are equal, null when not known. */
  readonly pointers: readonly string[] | null
  readonly rows: readonly DiffRow[]
}

/** The number of characters of a long line that are shown on each side of a change. */
const AROUND = 160
const MAX_ROWS = 400

/** A value that was changed. */
interface Place {
  readonly pointer: string
  /** Counted from 1: its line, or for a removed value its former line. */
  readonly line: number
  readonly isRemoved: boolean
}

interface Lines {
  readonly lines: readonly string[]
}

/**
 * Returns only the changed lines. Lines beyond the first 400 are left out, and counted.
 * @param places the values that were changed; null when they are not known
 */
export function diffHunks(
  base: Lines,
  edited: Lines & { readonly changes: readonly LineChange[] },
  places: readonly Place[] | null,
): { hunks: DiffHunk[]; left: number } {
  const hunks: DiffHunk[] = []
  let rows = 0
  let left = 0
  for (const group of grouped(edited.changes)) {
    if (rows > MAX_ROWS) {
      left += group.reduce((sum, change) => sum + Math.max(change.beforeCount, change.afterCount), 0)
      continue
    }
    const hunk = { pointers: pointersOf(group, places), rows: rowsOf(base, edited, group) }
    const shown = hunk.rows.slice(0, MAX_ROWS)
    left += hunk.rows.length - shown.length
    rows += shown.length
    hunks.push({ ...hunk, rows: shown })
  }
  return { hunks, left }
}

/** Groups changes whose lines of context would touch. */
function grouped(changes: readonly LineChange[]): LineChange[][] {
  const groups: LineChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && change.afterStart - (last.afterStart + last.afterCount) <= 2) group.push(change)
    else groups.push([change])
  }
  return groups
}

/** A hunk without a place may still belong to a change that is told elsewhere. */
function pointersOf(group: readonly LineChange[], places: readonly Place[] | null): string[] | null {
  if (places === null || places.length === 0) return places && []
  const isIn = ({ line, isRemoved }: Place): boolean =>
    group.some(({ beforeStart, beforeCount, afterStart, afterCount }) => {
      const [start, count] = isRemoved ? [beforeStart, beforeCount] : [afterStart, afterCount]
      return line > start && line <= start + count
    })
  const pointers = places.filter(isIn).map(({ pointer }) => pointer || '/')
  return pointers.length === 0 ? null : pointers
}

function rowsOf(base: Lines, edited: Lines, group: readonly LineChange[]): DiffRow[] {
  const rows: DiffRow[] = []
  const same = (afterIndex: number, shift: number): void => {
    const line = edited.lines[afterIndex]
    if (line === undefined) return
    const runs = cutSame([{ kind: 'same', text: visibleText(line) }], AROUND)
    rows.push({ kind: 'same', before: afterIndex + 1 - shift, after: afterIndex + 1, runs })
  }
  for (const [index, change] of group.entries()) {
    const shift = change.afterStart - change.beforeStart
    const previous = group[index - 1]
    const from = previous ? previous.afterStart + previous.afterCount : Math.max(0, change.afterStart - 1)
    for (let line = from; line < change.afterStart; line++) same(line, shift)
    rows.push(...changedRows(base, edited, change))
  }
  const last = group.at(-1)
  if (last) {
    const end = last.afterStart + last.afterCount
    same(end, end - (last.beforeStart + last.beforeCount))
  }
  return rows
}

/** Returns removed lines first, then added ones. Lines that replace each other show the words that differ. */
function changedRows(base: Lines, edited: Lines, change: LineChange): DiffRow[] {
  const { beforeStart, beforeCount, afterStart, afterCount } = change
  const isPaired = beforeCount === afterCount
  const linesOf = (lines: readonly string[], start: number, count: number): string[] =>
    lines.slice(start, start + count).map(visibleText)
  const left = linesOf(base.lines, beforeStart, beforeCount)
  const right = linesOf(edited.lines, afterStart, afterCount)
  const runsOf = (index: number, text: string): DiffRun[] =>
    isPaired ? wordDiff(left[index] ?? '', right[index] ?? '') : [{ kind: 'same', text }]
  const removed = left.map((text, index): DiffRow => {
    const runs = side(runsOf(index, text), 'added')
    return { kind: 'removed', before: beforeStart + index + 1, after: null, runs }
  })
  const added = right.map((text, index): DiffRow => {
    const runs = side(runsOf(index, text), 'removed')
    return { kind: 'added', before: null, after: afterStart + index + 1, runs }
  })
  return [...removed, ...added]
}

function side(runs: readonly DiffRun[], hidden: DiffRun['kind']): DiffRun[] {
  return cutSame(
    runs.filter(({ kind }) => kind !== hidden),
    AROUND,
  )
}
