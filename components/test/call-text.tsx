'use client'

import type { ReactNode } from 'react'
import { laneKey, rangeOfChunk, type Stream } from '#lib/message/stream'
import type { LaneText } from '#lib/page/view'
import { type Arrived, LongText } from '../recording/text/long-text'
import { laneLook } from '../recording/timeline/lane-look'
import { useChunkOf } from './test-steps-context'

interface CallTextProps {
  readonly call: number
  readonly chunks: number
  readonly path: string
  readonly choice: number
  readonly lane: LaneText
  readonly stream: Stream
  readonly className: string
}

/** A text of an answer: what the chosen step's chunk brought is marked, and what comes after it is dimmed. */
export function CallText({ call, chunks, path, choice, lane, stream, className }: CallTextProps): ReactNode {
  const chunk = useChunkOf(call, chunks)
  const index = stream.lanes.get(laneKey(choice, lane.lane))
  return (
    <LongText
      path={path}
      text={lane.text}
      length={lane.length}
      className={className}
      arrived={chunk === null ? null : arrivedAt(chunk, lane, index)}
    />
  )
}

function arrivedAt(
  chunk: number,
  { lane, length }: LaneText,
  index: Parameters<typeof rangeOfChunk>[0] | undefined,
): Arrived {
  const { tint, underline } = laneLook(lane)
  const className = `rounded-mark ${tint} underline decoration-[1.5px] underline-offset-4 ${underline}`
  // An answer that came at once is there with its only step.
  const whole = { start: chunk < 0 ? 0 : length, end: chunk < 0 ? 0 : length }
  return { ...(index ? rangeOfChunk(index, chunk) : whole), className }
}
