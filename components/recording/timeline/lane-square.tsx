import type { ReactNode } from 'react'
import type { Lane } from '#lib/message/message'
import { laneLook } from './lane-look'

/** The square with a lane's letter, which is always next to the lane's name. */
export function LaneSquare({ lane }: { lane: Lane }): ReactNode {
  const { letter, square } = laneLook(lane)
  return (
    <span
      aria-hidden
      className={`inline-flex size-4 shrink-0 items-center justify-center rounded-lane font-mono text-[10px] leading-none font-title ${square}`}
    >
      {letter}
    </span>
  )
}
