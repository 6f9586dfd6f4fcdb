'use client'

import { ChevronFirst, Pause, Play, StepForward } from 'lucide-react'
import { memo, type ReactNode, useMemo } from 'react'
import { countText, sizeText } from '#lib/catalog/cut'
import { IconButton } from '../ui/icon-button'
import { laneLook, STRIP_LABELS } from './lane-look'
import { LaneSquare } from './lane-square'
import { PlotOverlay } from './plot-overlay'
import { useCursor, useRecording } from './recording-context'
import { Scrubber } from './scrubber'
import {
  BAR_HEIGHT,
  MAX_BAR,
  placeOf,
  type Strip,
  type StripName,
  type Structure,
  stripsOf,
  structureOf,
  ticksOf,
} from './timeline-geometry'
import type { Player } from './use-player'

interface TimelineProps {
  readonly bytes: number
  readonly player: Player
  /** Where the timeline is docked under the text, this stands in its head in place of the sizes. */
  readonly docked?: ReactNode
}

/** All chunks on one axis: a strip a lane, the structure, the scrubber. */
export function Timeline({ bytes, player, docked }: TimelineProps): ReactNode {
  const { stream, cursor } = useRecording()
  const { count } = cursor
  const strips = useMemo(() => stripsOf(stream.deltas, count), [stream, count])
  const structure = useMemo(() => structureOf(stream.deltas, count), [stream, count])
  const characters = useMemo(
    () => stream.deltas.reduce((sum, { start, end }) => sum + end - start, 0),
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
      <div className="grid grid-cols-[126px_minmax(0,1fr)] px-4">
        <Legend strips={strips} structure={structure} />
        <div className="relative" style={{ maxWidth: count * MAX_BAR }}>
          <Plot strips={strips} structure={structure} count={count} />
          <PlotOverlay />
        </div>
        <Buttons player={player} />
        <div style={{ maxWidth: count * MAX_BAR }}>
          <Scrubber />
        </div>
      </div>
    </section>
  )
}

function Legend({ strips, structure }: { strips: readonly Strip[]; structure: Structure }): ReactNode {
  return (
    <dl className="pr-3.5">
      {strips.map(({ name, chunks }) => (
        <div key={name} className="flex h-[46px] items-end gap-2 pb-2">
          <dt className="flex items-center gap-2">
            <LaneSquare lane={laneOfStrip(name)} />
            {STRIP_LABELS[name]}
          </dt>
          <dd className="ml-auto text-label text-ink-3">{countText(chunks)}</dd>
        </div>
      ))}
      <div className="flex h-[26px] items-center">
        <dt className="text-ink-2">structure</dt>
        <dd className="ml-auto text-label text-ink-3">{countText(structure.count)}</dd>
      </div>
    </dl>
  )
}

function laneOfStrip(name: StripName): 'text' | 'reasoning' | 'refusal' | 'tool:0' {
  return name === 'tool' ? 'tool:0' : name
}

interface PlotProps {
  readonly strips: readonly Strip[]
  readonly structure: Structure
  readonly count: number
}

const Plot = memo(function Plot({ strips, structure, count }: PlotProps): ReactNode {
  return (
    <div aria-hidden>
      {strips.map(({ name, path }) => (
        <svg
          key={name}
          viewBox={`0 0 ${count} ${BAR_HEIGHT}`}
          preserveAspectRatio="none"
          className="mt-[11px] block h-[35px] w-full border-b border-line-2"
          role="presentation"
        >
          <path d={path} className={laneLook(laneOfStrip(name)).fill} />
        </svg>
      ))}
      <StructureStrip structure={structure} count={count} />
      <Axis count={count} />
    </div>
  )
})

function StructureStrip({ structure, count }: { structure: Structure; count: number }): ReactNode {
  const ticks = structure.chunks.slice(0, 2000)
  return (
    <div className="relative h-[26px] border-b border-line-2">
      <svg
        viewBox={`0 0 ${count} 5`}
        preserveAspectRatio="none"
        className="absolute top-1.5 block h-[5px] w-full"
        role="presentation"
      >
        <path
          d={ticks.map((chunk) => `M${chunk + 0.5} 0v5`).join('')}
          className="stroke-lane-structure [stroke-width:1.5px] [vector-effect:non-scaling-stroke]"
        />
      </svg>
      {structure.marks.map(({ at, letters, first }) => (
        <Placed key={first} at={at} className="top-[9px] font-mono text-[10px] text-ink-2 font-button">
          {letters}
        </Placed>
      ))}
    </div>
  )
}

function Axis({ count }: { count: number }): ReactNode {
  return (
    <div className="relative h-5">
      {ticksOf(count).map((tick) => (
        <Placed key={tick} at={placeOf(tick, count)} className="top-px text-label text-ink-3">
          {tick}
        </Placed>
      ))}
    </div>
  )
}

/** Something over a place of the axis; at its ends it stays inside. */
function Placed({
  at,
  className,
  children,
}: {
  at: number
  className: string
  children: ReactNode
}): ReactNode {
  const shift = at < 0.02 ? 0 : at > 0.98 ? 100 : 50
  return (
    <span
      className={`absolute whitespace-nowrap leading-[18px] ${className}`}
      style={{ left: `${at * 100}%`, transform: `translateX(-${shift}%)` }}
    >
      {children}
    </span>
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
