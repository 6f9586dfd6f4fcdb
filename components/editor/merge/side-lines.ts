import { type DiffRun, wordDiff } from '#lib/diff/word-diff'
import type { AskSide } from '#lib/edit/merge/merge'
import { visibleText } from '#lib/page/visible'

/** A line of a column. */
export interface SideLine {
  /** Counted from 1. */
  readonly number: number
  readonly runs: readonly DiffRun[]
  /** Whether the line belongs to the place that asks. */
  readonly isAsking: boolean
}

/** The number of lines shown around the place, and at most of the place itself. */
const AROUND = 2
const MOST = 12
const MOST_COLUMNS = 400

/**
 * Returns the lines of one side around a place that asks.
 * @param base the place's text in the base: words that differ from it are marked
 */
export function sideLines(text: string, side: AskSide, base: string | null): SideLine[] {
  const start = text.lastIndexOf('\n', side.start - 1) + 1
  const first = countLines(text.slice(0, start))
  const lastBreak = text.indexOf('\n', side.end)
  const end = lastBreak === -1 ? text.length : lastBreak
  const before = lines(text.slice(0, Math.max(0, start - 1))).slice(start === 0 ? undefined : -AROUND)
  const after = lines(text.slice(end + 1, end + 1 + AROUND * MOST_COLUMNS)).slice(0, AROUND)
  const same = (line: string): DiffRun[] => [{ kind: 'same', text: shown(line) }]
  const own = text.slice(start, end)
  const marked = markedLines(own, side, base, start)
  const asking = marked.slice(0, MOST)
  return [
    ...(start === 0 ? [] : before).map((line, index, all) => ({
      number: first - all.length + index + 1,
      runs: same(line),
      isAsking: false,
    })),
    ...asking.map((runs, index) => ({ number: first + index + 1, runs, isAsking: side.text !== null })),
    ...(asking.length < marked.length ? [] : after).map((line, index) => ({
      number: first + marked.length + index + 1,
      runs: same(line),
      isAsking: false,
    })),
  ]
}

function markedLines(own: string, side: AskSide, base: string | null, start: number): DiffRun[][] {
  const all = lines(own)
  const [only] = all
  if (all.length !== 1 || only === undefined || side.text === null || base === null) {
    return all.map((line) => [{ kind: 'same', text: shown(line) }])
  }
  const runs = wordDiff(base, side.text).filter(({ kind }) => kind !== 'removed')
  return [
    [
      { kind: 'same', text: shown(only.slice(0, side.start - start)) },
      ...runs.map(({ kind, text }) => ({ kind, text: shown(text) })),
      { kind: 'same', text: shown(only.slice(side.end - start)) },
    ],
  ]
}

function shown(line: string): string {
  const text = visibleText(line.slice(0, MOST_COLUMNS))
  return line.length > MOST_COLUMNS ? `${text}…` : text
}

function lines(text: string): string[] {
  return text.split('\n')
}

function countLines(text: string): number {
  return lines(text).length - 1
}
