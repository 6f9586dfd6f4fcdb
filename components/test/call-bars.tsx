'use client'

import { memo, type ReactNode, useMemo } from 'react'
import type { Stream } from '#lib/message/stream'
import { laneLook } from '../recording/timeline/lane-look'
import { barsOf } from './step-bars'
import { useChunkOf } from './test-steps-context'

const HEIGHT = 18
const MOST_BARS = 120

interface CallBarsProps {
  readonly call: number
  readonly choice: number
  readonly count: number
  readonly stream: Stream
}

/** The chunks of one answer as a small strip; what has not arrived is dimmed. */
export function CallBars({ call, choice, count, stream }: CallBarsProps): ReactNode {
  return (
    <div aria-hidden className="relative w-full" style={{ maxWidth: Math.min(360, Math.max(8, count * 7)) }}>
      <Drawn choice={choice} count={count} stream={stream} />
      <Arrived call={call} count={count} />
    </div>
  )
}

const Drawn = memo(function Drawn({ choice, count, stream }: Omit<CallBarsProps, 'call'>): ReactNode {
  const bars = useMemo(() => {
    const own = stream.deltas.filter((delta) => delta.choice === choice)
    return barsOf(own, { count, columns: MOST_BARS, height: HEIGHT })
  }, [stream, choice, count])
  return (
    <svg
      viewBox={`0 0 ${count} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-[19px] w-full border-b border-line-2"
      role="presentation"
    >
      {bars.map(({ lane, path }) => (
        <path key={lane} d={path} className={laneLook(lane).fill} />
      ))}
    </svg>
  )
})

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
