import type { ReactNode } from 'react'
import type { ChunkWindow } from './cursor'
import { placeOf } from './timeline-geometry'

interface WindowMarkProps {
  readonly window: ChunkWindow
  readonly count: number
  /** Whether its ends can be moved. */
  readonly hasHandles?: boolean
}

/** Marks a range of chunks over the bars. */
export function WindowMark({ window, count, hasHandles = false }: WindowMarkProps): ReactNode {
  const handle = 'absolute top-1/2 -mt-[9px] h-[18px] w-[7px] rounded-[2px] border border-control bg-bg'
  return (
    <div
      data-window
      className="pointer-events-none absolute top-0 bottom-2 border-control border-x bg-ink-1/8"
      style={{
        left: `${(window.first / count) * 100}%`,
        width: `${((window.last + 1 - window.first) / count) * 100}%`,
      }}
    >
      {hasHandles && (
        <>
          <div className={`${handle} -left-1`} />
          <div className={`${handle} -right-1`} />
        </>
      )}
    </div>
  )
}

/** Marks the chosen chunk, with its number under the bars. */
export function PlayheadMark({ chunk, count }: { chunk: number; count: number }): ReactNode {
  return (
    <div
      className="pointer-events-none absolute inset-y-0"
      style={{ left: `${placeOf(chunk, count) * 100}%` }}
    >
      <div data-over-bars className="-ml-px absolute top-0 bottom-4 w-[1.5px] bg-ink-1" />
      <div
        data-axis
        className="-translate-x-1/2 absolute bottom-0.5 rounded-chip bg-ink-1 px-1.5 text-label leading-4 text-bg font-chosen"
      >
        {chunk}
      </div>
    </div>
  )
}

/** Draws what comes after the chosen chunk as not arrived. */
export function PendingMark({ chunk, count }: { chunk: number; count: number }): ReactNode {
  return (
    <div
      data-pending
      data-over-bars
      className="pointer-events-none absolute inset-x-0 top-0 bottom-5 overflow-hidden"
    >
      {/* A layer of its own: a step moves it, and draws no bar again. */}
      <div
        className="h-full bg-bg/60 will-change-transform"
        style={{ transform: `translateX(${((chunk + 1) / count) * 100}%)` }}
      />
    </div>
  )
}
