'use client'

import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { PageMatches } from '#lib/page/page-matches'
import { placesIn } from '#lib/query/match-places'
import type { SearchPart } from '#lib/query/search-parts'
import type { MatchCursor } from './match-cursor'
import { type MatchMark, NO_MATCHES } from './shown-matches'

/** Data that the texts of a page share to draw the matches of the query in the address. */
export interface MatchShared {
  readonly matches: PageMatches
  readonly cursor: MatchCursor
}

const Context = createContext<MatchShared | null>(null)

export const MatchProvider = Context.Provider

export function useMatchShared(): MatchShared | null {
  return useContext(Context)
}

/** Names a text of the page, and the part whose patterns are looked for in it. */
export interface MatchPlace {
  readonly textKey: string
  readonly part: SearchPart
}

/** The matches in a text of the page. */
export function useMatches(place: MatchPlace | undefined, text: string): readonly MatchMark[] {
  const matches = useContext(Context)?.matches
  const first = place && matches?.firsts.find(([key]) => key === place.textKey)?.[1]
  const words = place && matches?.words[place.part]
  return useMemo(() => {
    if (first === undefined || words === undefined) return NO_MATCHES
    return placesIn(text, words).map((mark, index) => ({ ...mark, number: first + index }))
  }, [text, first, words])
}

const never = (): (() => void) => () => {}

/** The offset up to which a text must be shown to include the current match; 0 if that match is in another text. */
export function useMatchedUpTo(matches: readonly MatchMark[]): number {
  const cursor = useContext(Context)?.cursor
  const read = (): number => {
    const current = cursor?.get()
    return matches.find(({ number }) => number !== null && number === current)?.end ?? 0
  }
  return useSyncExternalStore(cursor?.subscribe ?? never, read, read)
}

export function useIsCurrentMatch(number: number | null): boolean {
  const cursor = useContext(Context)?.cursor
  const read = (): boolean => number !== null && cursor?.get() === number
  return useSyncExternalStore(cursor?.subscribe ?? never, read, read)
}
