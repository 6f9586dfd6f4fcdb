import { lowerBound } from '#lib/message/stream'
import type { Span } from '#lib/query/fold-text'
import type { Sources } from '../text/marks'

/** A match in a text, or the part of one that stands in it. */
export interface MatchMark extends Span {
  /** From 0, in the order of the page; null for what goes on a match that begins elsewhere. */
  readonly number: number | null
}

export const NO_MATCHES: readonly MatchMark[] = []

/** The parts of matches that stand in a piece of the text they were found in, in offsets of that piece. */
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

/** The same matches in a text that has been set out anew: white space that was put in is marked only between letters that are. */
export function matchesSetOut(matches: readonly MatchMark[], sources: Sources): readonly MatchMark[] {
  if (sources === null || matches.length === 0) return matches
  return matches.flatMap(({ start, end, number }) => {
    const first = Math.max(lowerBound(sources, start), lowerBound(sources, start + 1) - 1)
    const after = lowerBound(sources, end)
    return after > first ? [{ start: first, end: after, number }] : []
  })
}
