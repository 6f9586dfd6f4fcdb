import type { Position } from '#lib/json/position'
import type { PlacedProblem } from './placed-problems'

/**
 * Returns the index of the next or previous problem from a place, going round at the ends; null when there are no
 * problems.
 */
export function nextProblemFrom(
  problems: readonly PlacedProblem[],
  place: Position,
  direction: 1 | -1,
): number | null {
  const order = problems.map((_, index) => index).sort((a, b) => compare(problems[a], problems[b]) || a - b)
  const wanted = direction === 1 ? order : order.toReversed()
  const beyond = wanted.find((index) => compare(problems[index], place) * direction > 0)
  return beyond ?? wanted[0] ?? null
}

function compare(a: Position | undefined, b: Position | undefined): number {
  if (!a || !b) return 0
  return a.line - b.line || a.column - b.column
}
