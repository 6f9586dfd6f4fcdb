import { lowerBound } from '#lib/message/stream'
import type { Span } from '#lib/query/fold-text'
import type { Sources } from '../text/marks'

/** A match in a text, or the part of a match that is in it. */
export interface MatchMark extends Span {
  /**
   * Number of the match in the order of the page, from 0; null for the continuation of a match that begins elsewhere.
   */
  readonly number: number | null
}

export const NO_MATCHES: readonly MatchMark[] = []

/**
 * The parts of matches that lie in a piece of their text, from offset `from` to `to`. The results have offsets of that
 * piece.
 */
export function matchesWithin(matches: readonly MatchMark[], from: number, to: number): readonly MatchMark[] {
  const inside = matches.flatMap(({ start, end, number }) =>
    end <= from || start >= to
      ? []
      : [
          {
            start: Math.max(start, from) - from,
            end: Math.min(end, to) - from,
            number: start < from ? null : number,
          },
        ],
  )
  return inside.length === 0 ? NO_MATCHES : inside
}

/**
 * Moves matches, or other marks, to a text that has been laid out. Inserted white space is marked only between marked
 * characters.
 */
export function marksSetOut<Mark extends Span>(marks: readonly Mark[], sources: Sources): readonly Mark[] {
  if (sources === null || marks.length === 0) return marks
  return marks.flatMap((mark) => {
    const first = Math.max(lowerBound(sources, mark.start), lowerBound(sources, mark.start + 1) - 1)
    const after = lowerBound(sources, mark.end)
    return after > first ? [{ ...mark, start: first, end: after }] : []
  })
}
