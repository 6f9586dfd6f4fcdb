'use client'

import { useEffect, useMemo } from 'react'
import type { Cursor } from './cursor'

/** Moves the cursor through the chunks. */
export interface Player {
  readonly first: () => void
  readonly last: () => void
  /** Moves by a number of chunks; if none is chosen, to the first or the last one. */
  readonly step: (by: number) => void
  /** Plays or stops; if the reader prefers reduced motion, makes one step. */
  readonly toggle: () => void
}

/** Milliseconds for each chunk of a short stream, and for all of a long one. */
const PER_CHUNK = 120
const AT_MOST = 6000

/**
 * The chunk to show. `elapsed` is the time in milliseconds since play began at chunk `from`; it is slightly negative if
 * the frame began before that.
 */
export function chunkAfter(elapsed: number, from: number, count: number): number {
  const perChunk = Math.min(PER_CHUNK, AT_MOST / count)
  return Math.min(count - 1, from + Math.max(0, Math.floor(elapsed / perChunk)))
}

export function usePlayer(cursor: Cursor): Player {
  const player = useMemo(() => playerOf(cursor), [cursor])
  useEffect(() => () => cursor.set({ isPlaying: false }), [cursor])
  return player
}

function playerOf(cursor: Cursor): Player {
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
      const next = chunkAfter(now - began, from, count)
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
