import { diffArrays } from 'diff'
import { commonEnd, commonStart } from './same-ends'

/**
 * A run of lines that differs: `beforeCount` lines from `beforeStart` on became `afterCount` lines from `afterStart`
 * on.
 */
export interface LineChange {
  /** Counted from 0. */
  readonly beforeStart: number
  readonly beforeCount: number
  /** Counted from 0. */
  readonly afterStart: number
  readonly afterCount: number
}

/**
 * The maximum number of differing lines for which exact runs are found. Above it they no longer matter, and finding
 * them takes too long.
 */
const MAX_EDITS = 1_000

/**
 * Finds the runs of lines that differ, in order. Common lines at both ends are skipped first, so the cost grows with
 * the edit and not with the file. Texts that differ in more than 1,000 lines give one run.
 */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  const left = before.slice(start, before.length - end)
  const right = after.slice(start, after.length - end)
  if (left.length === 0 && right.length === 0) return []
  const whole = {
    beforeStart: start,
    beforeCount: left.length,
    afterStart: start,
    afterCount: right.length,
  }
  if (left.length === 0 || right.length === 0) return [whole]
  const runs = diffArrays(left, right, { maxEditLength: MAX_EDITS })
  return runs === undefined ? [whole] : changesOf(runs, start)
}

/** Counts the lines that differ: for each run, those of the longer side. */
export function countChangedLines(changes: readonly LineChange[]): number {
  return changes.reduce((sum, change) => sum + Math.max(change.beforeCount, change.afterCount), 0)
}

interface Run {
  readonly added: boolean
  readonly removed: boolean
  readonly count: number
}

function changesOf(runs: readonly Run[], start: number): LineChange[] {
  const changes: LineChange[] = []
  let open: { -readonly [key in keyof LineChange]: LineChange[key] } | null = null
  let beforeLine = start
  let afterLine = start
  for (const { added, removed, count } of runs) {
    if (!added && !removed) {
      open = null
      beforeLine += count
      afterLine += count
      continue
    }
    if (open === null) {
      open = { beforeStart: beforeLine, beforeCount: 0, afterStart: afterLine, afterCount: 0 }
      changes.push(open)
    }
    if (removed) {
      open.beforeCount += count
      beforeLine += count
    } else {
      open.afterCount += count
      afterLine += count
    }
  }
  return changes
}
