'use client'

import type { ReactNode } from 'react'
import { firstDelta } from '#lib/message/stream'
import { deltaLine } from '../text/lane-texts'
import { LaneSquare } from '../timeline/lane-square'
import { useCursor, useRecording } from './recording-context'

/** Shows the chosen delta in the head of the docked timeline, which has no room for the list. */
export function DockedHead(): ReactNode {
  const { stream, answers } = useRecording()
  const chunk = useCursor((state) => state.chunk)
  const at = firstDelta(stream, chunk ?? 0)
  const delta = stream.deltas[at]
  if (chunk === null || !delta || delta.chunk !== chunk) return null
  const { label, text } = deltaLine(answers, delta)
  return (
    <span className="flex min-w-0 items-center gap-2 text-label">
      <LaneSquare lane={delta.lane} />
      <span className="whitespace-nowrap text-ink-3 max-[599px]:text-ink-1 max-[599px]:font-chosen">
        chunk {chunk}
      </span>
      <code className="truncate">
        {label !== '' && <span className="text-ink-3">{label} </span>}
        {text}
      </code>
    </span>
  )
}
