import { type ReactNode, useMemo } from 'react'
import { unpackDeltas } from '#lib/catalog/stream'
import { laneLook, STRIP_LABELS } from '../recording/lane-look'
import { LaneSquare } from '../recording/lane-square'
import {
  BAR_HEIGHT,
  MAX_BAR,
  placeOf,
  type StripName,
  stripsOf,
  structureOf,
  ticksOf,
} from '../recording/timeline-geometry'
import type { ChunksOfSide } from './review-api'

/** The chunks of one side on an index axis: a strip a lane, letters for what adds no characters. */
export function SideTimeline({ chunks, count }: { chunks: ChunksOfSide; count: number }): ReactNode {
  const { strips, structure } = useMemo(() => {
    const { deltas } = unpackDeltas(chunks.deltas)
    return { strips: stripsOf(deltas, count), structure: structureOf(deltas, count) }
  }, [chunks, count])
  return (
    <div className="grid grid-cols-[126px_minmax(0,1fr)] px-5 pb-2">
      <dl className="pr-3.5">
        {strips.map(({ name, chunks: many }) => (
          <div key={name} className="flex h-[46px] items-end gap-2 pb-2">
            <dt className="flex items-center gap-2">
              <LaneSquare lane={laneOf(name)} />
              {STRIP_LABELS[name]}
            </dt>
            <dd className="ml-auto text-label text-ink-3">{many}</dd>
          </div>
        ))}
        <div className="flex h-[26px] items-center">
          <dt className="text-ink-2">structure</dt>
          <dd className="ml-auto text-label text-ink-3">{structure.count}</dd>
        </div>
      </dl>
      <div className="relative" style={{ maxWidth: count * MAX_BAR }} aria-hidden>
        {strips.map(({ name, path }) => (
          <svg
            key={name}
            viewBox={`0 0 ${count} ${BAR_HEIGHT}`}
            preserveAspectRatio="none"
            className="mt-[11px] block h-[35px] w-full border-b border-line-2"
            role="presentation"
          >
            <path d={path} className={laneLook(laneOf(name)).fill} />
          </svg>
        ))}
        <div className="relative h-[26px] border-b border-line-2">
          {structure.marks.map(({ at, letters, first }) => (
            <Placed key={first} at={at}>
              <span className="font-mono text-[10px] text-ink-2 font-button">{letters}</span>
            </Placed>
          ))}
        </div>
        <div className="relative h-5 text-label text-ink-3">
          {ticksOf(count).map((tick) => (
            <Placed key={tick} at={placeOf(tick, count)}>
              {tick}
            </Placed>
          ))}
        </div>
      </div>
    </div>
  )
}

function laneOf(name: StripName): 'text' | 'reasoning' | 'refusal' | 'tool:0' {
  return name === 'tool' ? 'tool:0' : name
}

function Placed({ at, children }: { at: number; children: ReactNode }): ReactNode {
  const shift = at < 0.02 ? 0 : at > 0.98 ? 100 : 50
  return (
    <span
      className="absolute whitespace-nowrap"
      style={{ left: `${at * 100}%`, transform: `translateX(-${shift}%)` }}
    >
      {children}
    </span>
  )
}
