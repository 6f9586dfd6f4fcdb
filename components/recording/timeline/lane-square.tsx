import type { ReactNode } from 'react'
import type { Lane } from '#lib/message/message'
import { laneLook } from './lane-look'

interface LaneSquareProps {
  readonly lane: Lane
  /** Tells several calls of a message apart, from 1; null for the only one. */
  readonly number?: number | null
}

/** The square with a lane's letter, which is always next to the lane's name. */
export function LaneSquare({ lane, number = null }: LaneSquareProps): ReactNode {
  const { letter, square } = laneLook(lane)
  return (
    <span
      aria-hidden
      className={`inline-flex h-4 min-w-4 shrink-0 items-center justify-center rounded-lane font-mono text-[10px] leading-none font-title ${number === null ? '' : 'px-0.5'} ${square}`}
    >
      {letter}
      {number}
    </span>
  )
}
