import { useEffect, useMemo, useRef, useState } from 'react'

/** What a view of the text offers to the find box. */
export interface Findable<Hit> {
  /**
   * Returns the hits for a typed text, in order. Null while the texts are still being read. It is another function when
   * the texts have changed.
   */
  readonly find: ((typed: string) => readonly Hit[]) | null
  /** Returns the index of the hit to show first: the first one at or after the cursor. */
  readonly startAt: (hits: readonly Hit[]) => number
  /** Shows a hit and selects its characters, and leaves the focus in the box. */
  readonly reveal: (hit: Hit) => void
  /** Marks all hits; called without any when the box closes. `current` is the index of the chosen one, or -1. */
  readonly mark?: (hits: readonly Hit[], current: number) => void
  /** Returns a few words on the chosen hit, such as the chunks that it is in; empty for none. */
  readonly about?: (hit: Hit) => string
}

export interface Find<Hit> {
  readonly typed: string
  readonly type: (text: string) => void
  readonly hits: readonly Hit[]
  /** Index of the chosen hit; -1 when there is none. */
  readonly current: number
  readonly step: (by: 1 | -1) => void
}

/** Follows what is typed into the find box, and shows the first hit after the cursor. */
export function useFind<Hit>({ find, startAt, reveal, mark }: Findable<Hit>, seed: string): Find<Hit> {
  const [typed, type] = useState(seed)
  const [chosen, setChosen] = useState(0)
  const hits = useMemo(() => (find === null || typed === '' ? [] : find(typed)), [find, typed])
  const current = Math.min(chosen, hits.length - 1)
  const choose = (index: number): void => {
    const hit = hits[index]
    setChosen(index)
    if (hit !== undefined) reveal(hit)
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
    if (hits.length > 0) latest.current.choose(latest.current.startAt(hits))
  }, [find, typed, hits])
  useEffect(() => latest.current.mark?.(hits, current), [hits, current])
  useEffect(() => () => latest.current.mark?.([], -1), [])
  const step = (by: 1 | -1): void => {
    if (hits.length > 0) choose((current + by + hits.length) % hits.length)
  }
  return { typed, type, hits, current, step }
}
