'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Stream } from '#lib/message/stream'
import { remember } from '../../ui/remembered'
import type { Cursor } from './cursor'
import { charactersUpTo, chunkAfter, PACE_COOKIE, type Pace } from './pace'

/** Moves the cursor through the chunks. */
export interface Player {
  readonly first: () => void
  readonly last: () => void
  /** Moves by a number of chunks; if none is chosen, to the first or the last one. */
  readonly step: (by: number) => void
  /** Plays or stops; if the reader prefers reduced motion, makes one step. */
  readonly toggle: () => void
  readonly pace: Pace
  /** Sets the pace of the next play, and remembers it. */
  readonly setPace: (pace: Pace) => void
}

const NO_STREAM = { deltas: [] }

/**
 * @param stream whose characters a pace may count; without it, only chunks count
 * @param remembered the pace that the reader chose before
 */
export function usePlayer(
  cursor: Cursor,
  stream: Pick<Stream, 'deltas'> = NO_STREAM,
  remembered: Pace = 'usual',
): Player {
  const [pace, setPace] = useState(remembered)
  const arrived = useMemo(() => charactersUpTo(stream, cursor.count), [stream, cursor])
  const timing = useRef({ pace, arrived })
  timing.current = { pace, arrived }
  const moves = useMemo(() => movesOf(cursor, timing), [cursor])
  useEffect(() => () => cursor.set({ isPlaying: false }), [cursor])
  return useMemo(() => {
    const choose = (next: Pace): void => {
      remember(PACE_COOKIE, next)
      cursor.set({ isPlaying: false })
      setPace(next)
    }
    return { ...moves, pace, setPace: choose }
  }, [moves, cursor, pace])
}

type Moves = Omit<Player, 'pace' | 'setPace'>
type Timing = Parameters<typeof chunkAfter>[2]

function movesOf(cursor: Cursor, timing: { readonly current: Timing }): Moves {
  const { count } = cursor
  const go = (chunk: number): void => {
    if (count > 0) cursor.set({ chunk, isPlaying: false })
  }
  const step = (by: number): void => {
    const { chunk } = cursor.get()
    go(chunk === null ? (by > 0 ? 0 : count - 1) : chunk + by)
  }
  const play = (): void => {
    const { chunk } = cursor.get()
    const from = chunk === null || chunk >= count - 1 ? 0 : chunk
    const began = performance.now()
    let shown = from
    cursor.set({ chunk: from, isPlaying: true })
    const frame = (now: number): void => {
      const { isPlaying, chunk: present } = cursor.get()
      if (!isPlaying || present !== shown) return
      const next = chunkAfter(now - began, from, timing.current)
      shown = next
      if (next !== present || next === count - 1) cursor.set({ chunk: next, isPlaying: next < count - 1 })
      if (next < count - 1) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }
  return {
    first: () => go(0),
    last: () => go(count - 1),
    step,
    toggle: () => {
      if (cursor.get().isPlaying) cursor.set({ isPlaying: false })
      else if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) step(1)
      else play()
    },
  }
}
