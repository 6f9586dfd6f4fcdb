'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import { chunkAtStep, type Steps } from '#lib/page/test-steps'
import type { Cursor } from '../recording/timeline/cursor'

/** The calls of a page on one scrubber. A step of its cursor is a chunk of the cursor's type. */
export interface StepsShared {
  readonly steps: Steps
  readonly cursor: Cursor
  /** The query string for the addresses of recordings: it keeps where the reader came from. */
  readonly search: string
}

const Context = createContext<StepsShared | null>(null)

export const StepsProvider = Context.Provider

export function useSteps(): StepsShared {
  const shared = useContext(Context)
  if (!shared) throw new Error('This component needs a StepsProvider above it.')
  return shared
}

/**
 * The chunk that a call of the page has reached; as `chunkAtStep`.
 * @param call its place among the calls of the page
 */
export function useChunkOf(call: number, chunks: number): number | null {
  const { steps, cursor } = useSteps()
  const stretch = steps.stretches[steps.stretchOf[call] ?? -1]
  const read = (): number | null => (stretch ? chunkAtStep(stretch, chunks, cursor.get().chunk) : null)
  return useSyncExternalStore(cursor.subscribe, read, read)
}

/** The chosen step; null if none is chosen. */
export function useStep(): number | null {
  const { cursor } = useSteps()
  const read = (): number | null => cursor.get().chunk
  return useSyncExternalStore(cursor.subscribe, read, read)
}

/** Whether the steps are played. */
export function useIsPlaying(): boolean {
  const { cursor } = useSteps()
  const read = (): boolean => cursor.get().isPlaying
  return useSyncExternalStore(cursor.subscribe, read, read)
}
