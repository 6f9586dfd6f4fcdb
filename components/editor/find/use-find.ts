import { useEffect, useMemo, useRef, useState } from 'react'

/** What a view of the text offers to the find box. */
export interface Findable<Match> {
  /**
   * Returns the matches for a typed text, in order. Null while the texts are still being read. It is another function when
   * the texts have changed.
   */
  readonly find: ((typed: string) => readonly Match[]) | null
  /** Returns the index of the match to show first: the first one at or after the cursor. */
  readonly startAt: (matches: readonly Match[]) => number
  /** Shows a match and selects its characters, and leaves the focus in the box. */
  readonly reveal: (match: Match) => void
  /** Marks all matches; called without any when the box closes. `current` is the index of the chosen one, or -1. */
  readonly mark?: (matches: readonly Match[], current: number) => void
  /** Returns a few words on the chosen match, such as the chunks that it is in; empty for none. */
  readonly about?: (match: Match) => string
}

export interface Find<Match> {
  readonly matches: readonly Match[]
  /** Index of the chosen match; -1 when there is none. */
  readonly current: number
  readonly step: (by: 1 | -1) => void
}

/** Follows what is typed into the find box, and shows the first match after the cursor. */
export function useFind<Match>({ find, startAt, reveal, mark }: Findable<Match>, typed: string): Find<Match> {
  const [chosen, setChosen] = useState(0)
  const matches = useMemo(() => (find === null || typed === '' ? [] : find(typed)), [find, typed])
  const current = Math.min(chosen, matches.length - 1)
  const choose = (index: number): void => {
    const match = matches[index]
    setChosen(index)
    if (match !== undefined) reveal(match)
  }
  const latest = useRef({ choose, startAt, mark })
  useEffect(() => {
    latest.current = { choose, startAt, mark }
  })
  const shown = useRef<string | null>(null)
  useEffect(() => {
    // When only the texts have changed, the reader stays where they are.
    if (find === null || shown.current === typed) return
    shown.current = typed
    if (matches.length > 0) latest.current.choose(latest.current.startAt(matches))
  }, [find, typed, matches])
  useEffect(() => latest.current.mark?.(matches, current), [matches, current])
  useEffect(() => () => latest.current.mark?.([], -1), [])
  const step = (by: 1 | -1): void => {
    if (matches.length > 0) choose((current + by + matches.length) % matches.length)
  }
  return { matches, current, step }
}
