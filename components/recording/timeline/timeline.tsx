'use client'

import { ChevronFirst, Pause, Play, StepForward } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { countText, sizeText } from '#lib/figures/text'
import { useCursor, useRecording } from '../frame/recording-context'
import { Legend, Plot } from './lane-strips'
import { PlotOverlay } from './plot-overlay'
import { Scrubber } from './scrubber'
import { MAX_BAR, stripsOf, structureOf } from './timeline-geometry'
import type { Player } from './use-player'

interface TimelineProps {
  readonly bytes: number
  readonly player: Player
  /** If the timeline is docked under the text, this replaces the sizes in its head. */
  readonly docked?: ReactNode
}

/** All chunks on one axis: a strip for each lane, the structure, and the scrubber. */
export function Timeline({ bytes, player, docked }: TimelineProps): ReactNode {
  const { stream, cursor } = useRecording()
  const { count } = cursor
  const strips = useMemo(() => stripsOf(stream.deltas, count), [stream, count])
  const structure = useMemo(() => structureOf(stream.deltas, count), [stream, count])
  const characters = useMemo(
    () => stream.deltas.reduce((sum, { lane, start, end }) => sum + (lane === 'rest' ? 0 : end - start), 0),
    [stream],
  )
  return (
    <section aria-label="Timeline" className="shrink-0 border-b border-line pb-1">
      <div className="flex h-[34px] items-center gap-3 px-4">
        <h2 className="font-chosen">
          {countText(count)} {count === 1 ? 'chunk' : 'chunks'}
        </h2>
        <span className={`text-label text-ink-3 ${docked ? 'max-[1099px]:hidden' : ''}`}>
          {sizeText(bytes)} for {countText(characters)} characters
        </span>
        {docked && <span className="min-w-0 min-[1100px]:hidden">{docked}</span>}
        <span className="ml-auto whitespace-nowrap text-label text-ink-3 max-[700px]:hidden">
          bar height: √ characters added
        </span>
      </div>
      <div className="grid grid-cols-[142px_minmax(0,1fr)] px-4">
        <Legend strips={strips} structure={structure} />
        <div className="relative" style={{ maxWidth: count * MAX_BAR }}>
          <Plot strips={strips} structure={structure} count={count} />
          <PlotOverlay strips={strips} />
        </div>
        <Buttons player={player} />
        <div style={{ maxWidth: count * MAX_BAR }}>
          <Scrubber />
        </div>
      </div>
    </section>
  )
}

function Buttons({ player }: { player: Player }): ReactNode {
  const isPlaying = useCursor((state) => state.isPlaying)
  const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const
  return (
    <div className="-ml-1.5 flex items-center">
      <IconButton label="First chunk" onClick={player.first}>
        <ChevronFirst {...icon} />
      </IconButton>
      <IconButton label={isPlaying ? 'Stop' : 'Play the chunks'} onClick={player.toggle}>
        {isPlaying ? <Pause {...icon} /> : <Play {...icon} />}
      </IconButton>
      <IconButton label="Next chunk" onClick={() => player.step(1)}>
        <StepForward {...icon} />
      </IconButton>
    </div>
  )
}
