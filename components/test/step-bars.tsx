import { memo, type ReactNode, useMemo } from 'react'
import { laneLook } from '../recording/timeline/lane-look'
import { BAR_HEIGHT, type PlottedDelta, stripsOf } from '../recording/timeline/timeline-geometry'

interface StepBarsProps {
  readonly deltas: readonly PlottedDelta[]
  /** The number of chunks, or of steps. */
  readonly count: number
  /** The width that it mostly has, in px. */
  readonly width: number
  readonly className: string
}

/** The bars of a timeline in one row: all lanes on one axis. */
export const StepBars = memo(function StepBars({
  deltas,
  count,
  width,
  className,
}: StepBarsProps): ReactNode {
  const strips = useMemo(() => stripsOf(deltas, count, width), [deltas, count, width])
  return (
    <svg
      viewBox={`0 0 ${count} ${BAR_HEIGHT}`}
      preserveAspectRatio="none"
      className={`block w-full ${className}`}
      role="presentation"
    >
      {strips.map(({ key, lane, path }) => (
        <path key={key} d={path} className={laneLook(lane).fill} />
      ))}
    </svg>
  )
})
