'use client'

import { type ReactNode, useMemo } from 'react'
import type { Stream } from '#lib/message/stream'
import { StepBars } from './step-bars'
import { useChunkOf } from './test-steps-context'

interface CallBarsProps {
  readonly call: number
  readonly choice: number
  readonly count: number
  readonly stream: Stream
}

/** The chunks of one answer as a small strip; what has not arrived is dimmed. */
export function CallBars({ call, choice, count, stream }: CallBarsProps): ReactNode {
  const own = useMemo(() => stream.deltas.filter((delta) => delta.choice === choice), [stream, choice])
  const width = Math.min(360, Math.max(8, count * 7))
  return (
    <div aria-hidden className="relative w-full" style={{ maxWidth: width }}>
      <StepBars deltas={own} count={count} width={width} className="h-[19px] border-b border-line-2" />
      <Arrived call={call} count={count} />
    </div>
  )
}

function Arrived({ call, count }: { call: number; count: number }): ReactNode {
  const chunk = useChunkOf(call, count)
  if (chunk === null) return null
  const at = ((chunk + 1) / count) * 100
  return (
    <>
      <div className="absolute inset-y-0 right-0 bg-bg/70" style={{ left: `${at}%` }} />
      {chunk >= 0 && <div className="absolute inset-y-0 w-[1.5px] bg-ink-1" style={{ left: `${at}%` }} />}
    </>
  )
}
