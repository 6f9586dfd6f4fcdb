import type { Problem } from '#lib/check/problem'
import { type LineChange, lineChanges } from '#lib/diff/line-changes'
import { parseDocument } from '#lib/json/parse'

type Place = Pick<Problem, 'line' | 'column'>

/**
 * Tells which errors of an edited text may have been in a file that is not JSON. Of such a file only the first error is
 * known. An error that JSON finds before it is new, as the file was fine there; one after it is old unless the edit
 * changed its place. An error in a place that the edit wrote is new, but the first error may be there again.
 */
export function wasBroken(before: string, after: string): (error: Problem) => boolean {
  const broken = firstErrorOf(before)
  const [was, is] = [linesOf(before), linesOf(after)]
  const changes = lineChanges(was, is).flatMap((change) => lineByLine(change, was, is))
  return (error) => {
    const line = error.line - 1
    if (error.code !== 'not-json') {
      return !changes.some(({ afterStart, afterCount }) => isWithin(line, afterStart, afterCount))
    }
    const touching = changes.filter((change) => touches(change, lastLineBefore(is, error), line))
    if (touching.length > 0) return touching.some((change) => isSameSpot(change, was, broken, is, error))
    return isAfter({ line: 1 + lineBefore(changes, line), column: error.column }, broken)
  }
}

/** Of as many lines as before, each is compared with the one that it replaces. */
function lineByLine(change: LineChange, was: readonly string[], is: readonly string[]): LineChange[] {
  const { beforeStart, beforeCount, afterStart, afterCount } = change
  if (beforeCount !== afterCount) return [change]
  return Array.from({ length: afterCount }, (_, index) => ({
    ...{ beforeStart: beforeStart + index, beforeCount: 1 },
    ...{ afterStart: afterStart + index, afterCount: 1 },
  })).filter((one) => was[one.beforeStart] !== is[one.afterStart])
}

/** The line of the last character before a place that is not white space, from 0; -1 if there is none. */
function lastLineBefore(lines: readonly string[], { line, column }: Place): number {
  if ((lines[line - 1] ?? '').slice(0, column - 1).trim() !== '') return line - 1
  return lines.slice(0, line - 1).findLastIndex((text) => text.trim() !== '')
}

/** Whether lines that changed, or were removed, are between two lines or one of them. */
function touches({ afterStart, afterCount }: LineChange, from: number, to: number): boolean {
  return afterCount === 0
    ? afterStart > from && afterStart <= to
    : afterStart <= to && afterStart + afterCount > from
}

function firstErrorOf(text: string): Place {
  const parsed = parseDocument(text)
  return parsed.ok ? { line: 1, column: 1 } : parsed.error
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

function isWithin(line: number, start: number, count: number): boolean {
  return line >= start && line < start + count
}

/** The line of the file that an unchanged line of the edited text comes from. */
function lineBefore(changes: readonly LineChange[], line: number): number {
  const above = changes.filter(({ afterStart }) => afterStart <= line)
  return above.reduce((sum, { beforeCount, afterCount }) => sum + beforeCount - afterCount, line)
}

/** Whether a place is not before another one of the same text. */
function isAfter(place: Place, other: Place): boolean {
  return place.line > other.line || (place.line === other.line && place.column >= other.column)
}

/** Whether the first error is still in a run of lines that changed: at the place where it was, or after it. */
function isSameSpot(
  { beforeStart, beforeCount, afterStart, afterCount }: LineChange,
  was: readonly string[],
  broken: Place,
  is: readonly string[],
  error: Place,
): boolean {
  if (!isWithin(broken.line - 1, beforeStart, beforeCount)) return false
  if (!isWithin(error.line - 1, afterStart, afterCount)) return false
  const [old, now] = [
    was.slice(beforeStart, beforeStart + beforeCount),
    is.slice(afterStart, afterStart + afterCount),
  ]
  const [from, to] = [offsetIn(old, broken, beforeStart), offsetIn(now, error, afterStart)]
  const [oldText, text] = [old.join('\n'), now.join('\n')]
  const end = commonEnd(oldText, text)
  // What stands after the edit is counted from the end, since the edit may have made the text shorter.
  return text.length - to <= end
    ? oldText.length - from >= text.length - to
    : to >= from && oldText.length - from >= end
}

function offsetIn(lines: readonly string[], { line, column }: Place, start: number): number {
  const above = lines.slice(0, line - 1 - start).reduce((sum, text) => sum + text.length + 1, 0)
  return above + column - 1
}

function commonEnd(before: string, after: string): number {
  let count = 0
  while (count < Math.min(before.length, after.length) && before.at(-1 - count) === after.at(-1 - count))
    count++
  return count
}
