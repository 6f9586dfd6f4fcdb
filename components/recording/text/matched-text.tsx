'use client'

import type { ReactNode } from 'react'
import { useIsCurrentMatch } from '../frame/match-context'
import type { MatchMark } from '../frame/shown-matches'
import { BorderedText, type DrawnBorders } from './bordered-text'

interface MatchedTextProps {
  readonly text: string
  /** Offset at which the drawn part of the text starts. */
  readonly start: number
  readonly end: number
  /** Matches in order, with offsets in the text. */
  readonly matches: readonly MatchMark[]
  readonly borders?: DrawnBorders
}

/** Draws a part of a recorded text with its matches marked. */
export function MatchedText({ text, start, end, matches, borders }: MatchedTextProps): ReactNode {
  const drawn = (from: number, to: number): ReactNode => (
    <BorderedText key={from} text={text} start={from} end={to} borders={borders} />
  )
  const pieces: ReactNode[] = []
  let at = start
  for (const match of matches) {
    const from = Math.max(at, match.start)
    const to = Math.min(end, match.end)
    if (to <= from) continue
    if (from > at) pieces.push(drawn(at, from))
    pieces.push(
      <Match key={`match ${from}`} number={match.start < from ? null : match.number}>
        {drawn(from, to)}
      </Match>,
    )
    at = to
  }
  if (at < end || pieces.length === 0) pieces.push(drawn(at, end))
  return pieces
}

/** One match. An address can lead to the first one of a page. */
function Match({ number, children }: { number: number | null; children: ReactNode }): ReactNode {
  const isCurrent = useIsCurrentMatch(number)
  return (
    <mark
      id={number === 0 ? 'match' : undefined}
      data-match={number ?? undefined}
      aria-current={isCurrent || undefined}
      className={`scroll-my-24 box-decoration-clone rounded-mark bg-match-bg text-match ${isCurrent ? 'shadow-[0_0_0_1.5px_var(--color-ink-1)]' : ''}`}
    >
      {children}
    </mark>
  )
}
