'use client'

import { laneKey, type Stream } from '#lib/message/stream'
import { useCursor } from '../frame/recording-context'

/** Whether a part of the answer has not begun at the chosen chunk. @param from its first chunk */
export function useIsPending(from: number | undefined): boolean {
  return useCursor(({ chunk }) => isPending(from, chunk))
}

/** The same, for a chunk that is known. */
export function isPending(from: number | undefined, chunk: number | null): boolean {
  return chunk !== null && from !== undefined && chunk < from
}

/** The chunk that brings the finish reason of a choice, or the token counts. */
export function chunkOfEnd({ lanes }: Stream, choice: number, lane: 'finish' | 'usage'): number | undefined {
  return lanes.get(laneKey(choice, lane))?.chunks.at(-1)
}
