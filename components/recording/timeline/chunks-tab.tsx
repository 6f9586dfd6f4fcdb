'use client'

import type { ReactNode } from 'react'
import { useRecording } from '../frame/recording-context'
import { ChunkList } from './chunk-list'
import { ChunkPane } from './chunk-pane'
import { Timeline } from './timeline'
import type { Player } from './use-player'

/** The Chunks tab: the timeline and the list over the whole width, with the chosen chunk beside them. */
export function ChunksTab({ bytes, player }: { bytes: number; player: Player }): ReactNode {
  const { cursor } = useRecording()
  if (cursor.count === 0) return <p className="p-4 text-ink-3">This answer came at once: it has no chunks.</p>
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Timeline bytes={bytes} player={player} />
      <div className="flex min-h-0 flex-1 max-[1099px]:flex-col">
        <ChunkList className="flex-1" />
        <ChunkPane className="w-[min(664px,47vw)] border-l max-[1099px]:w-auto max-[1099px]:flex-1 max-[1099px]:border-t max-[1099px]:border-l-0" />
      </div>
    </div>
  )
}
