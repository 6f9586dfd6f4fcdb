import { memo, type ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { Lane } from '#lib/message/message'
import { laneLook, STRIP_LABELS } from './lane-look'
import { LaneSquare } from './lane-square'
import { BAR_HEIGHT, placeOf, type Strip, type StripName, type Structure, ticksOf } from './timeline-geometry'

/** The names of the strips, with the number of chunks in each. */
export function Legend({ strips, structure }: { strips: readonly Strip[]; structure: Structure }): ReactNode {
  return (
    <dl className="pr-3.5">
      {strips.map(({ name, chunks }) => (
        <div key={name} className="flex h-[46px] items-end gap-2 pb-2">
          <dt className="flex items-center gap-2 whitespace-nowrap">
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

function laneOfStrip(name: StripName): Lane {
  return name === 'tool' ? 'tool:0' : name
}

interface PlotProps {
  readonly strips: readonly Strip[]
  readonly structure: Structure
  readonly count: number
}

/** The strips of a stream on one index axis, with the structure below them. */
export const Plot = memo(function Plot({ strips, structure, count }: PlotProps): ReactNode {
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

/** A mark above a place of the axis; at the ends of the axis it stays inside. */
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
