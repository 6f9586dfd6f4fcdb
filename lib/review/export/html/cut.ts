import { cutSame, type DiffRun } from '#lib/diff/word-diff'

/** A text cut to some length. */
export interface CutRuns {
  readonly runs: readonly DiffRun[]
  /** The number of characters that are shown, and of the whole text, in which a sign may stand for one character. */
  readonly shown: number
  readonly length: number
}

/** The characters that stay of an equal stretch at each side of a change. */
const AROUND = 240

/**
 * Cuts one side of a compared text: first what is equal, far from any change, so that changes are shown wherever they
 * stand; then the end.
 * @param most the longest that is shown, in characters
 */
export function cutSide(runs: readonly DiffRun[], side: 'before' | 'after', most: number): CutRuns {
  const other = side === 'before' ? 'added' : 'removed'
  const length = runs.reduce((sum, { text, kind }) => sum + (kind === other ? 0 : text.length), 0)
  const shortened = length > most ? cutSame(runs, AROUND) : runs
  const cut = cutEnd(
    shortened.filter(({ kind }) => kind !== other),
    most,
  )
  return { ...cut, length }
}

/** Cuts the end of a text that is longer than it may be. */
export function cutEnd(runs: readonly DiffRun[], most: number): Omit<CutRuns, 'length'> {
  const cut: DiffRun[] = []
  let shown = 0
  for (const run of runs) {
    if (shown >= most) break
    const text = headOf(run.text, most - shown)
    shown += text.length
    cut.push({ ...run, text })
  }
  return { runs: cut, shown }
}

/** Returns the start of a text, never half a pair of surrogates. */
export function headOf(text: string, most: number): string {
  if (text.length <= most) return text
  return text.slice(0, /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most)
}

/** The longest name of a test, a path or a parameter, in characters. */
const LONGEST_NAME = 300

/** Returns a name, which is cut with a sign if it is very long. */
export function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `${headOf(name, LONGEST_NAME)}…` : name
}
