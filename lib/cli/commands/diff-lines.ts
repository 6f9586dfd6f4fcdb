import { type LineChange, lineChanges } from '#lib/diff/line-changes'
import { readText } from '#lib/disk/read'
import type { PlannedFix } from '#lib/edit/fix/plan'
import { countedText } from '#lib/figures/text'
import { visible } from '../setup/visible.mjs'

/** The most lines that are printed of one file, and the most characters of a line. */
const MOST_LINES = 40
const LONGEST = 160

/**
 * The lines that a plan changes in one file, each with its number before or after. None for a file that is only renamed,
 * is deleted, or cannot be read any more.
 * @param root absolute
 */
export function diffLines(root: string, { path, edits }: Pick<PlannedFix, 'path' | 'edits'>): string[] {
  const after = edits.find((edit) => edit.after !== null)?.after ?? null
  const read = readText(root, path)
  if (after === null || !read.ok) return []
  const [before, now] = [read.text.split('\n'), after.split('\n')]
  const lines = lineChanges(before, now).flatMap((change) => changedLines(change, before, now))
  const more = lines.length - MOST_LINES
  return more > 0 ? [...lines.slice(0, MOST_LINES), `${INDENT}and ${countedText(more, 'more line')}`] : lines
}

const INDENT = ' '.repeat(9)

function changedLines(
  { beforeStart, beforeCount, afterStart, afterCount }: LineChange,
  before: readonly string[],
  now: readonly string[],
): string[] {
  const line = (sign: '-' | '+', number: number, text = ''): string =>
    `${INDENT}${String(number).padStart(6)} ${sign} ${visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)}`
  return [
    ...Array.from({ length: beforeCount }, (_, at) =>
      line('-', beforeStart + at + 1, before[beforeStart + at]),
    ),
    ...Array.from({ length: afterCount }, (_, at) => line('+', afterStart + at + 1, now[afterStart + at])),
  ]
}
