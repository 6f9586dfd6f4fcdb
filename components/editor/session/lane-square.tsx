import type { ReactNode } from 'react'
import type { LaneText } from './message-lanes'

const LOOKS = {
  text: 'bg-lane-text text-bg',
  reasoning: 'bg-lane-reasoning text-bg',
  tool: 'bg-lane-tool text-bg',
  error: 'bg-lane-error text-bg',
  structure: 'border border-lane-structure text-lane-structure',
} as const

/** The letter of a lane in the lane's colour. */
export function LaneSquare({ lane, letter }: Pick<LaneText, 'lane' | 'letter'>): ReactNode {
  return (
    <span
      aria-hidden
      className={`inline-flex size-4 shrink-0 items-center justify-center rounded-lane font-mono text-[10px] leading-none font-title ${LOOKS[lane]}`}
    >
      {letter}
    </span>
  )
}
