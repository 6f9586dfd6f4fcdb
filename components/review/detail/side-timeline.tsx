import { type ReactNode, useMemo } from 'react'
import { Legend, Plot } from '#components/recording/timeline/lane-strips'
import { unpackDeltas } from '#lib/message/stream'
import type { ChunksOfSide } from '#lib/review/detail/change-view'
import { MAX_BAR, stripsOf, structureOf } from '../../recording/timeline/timeline-geometry'

/** The chunks of one side on an index axis, as the timeline of a recording draws them. */
export function SideTimeline({ chunks, count }: { chunks: ChunksOfSide; count: number }): ReactNode {
  const { strips, structure } = useMemo(() => {
    const { deltas } = unpackDeltas(chunks.deltas)
    return { strips: stripsOf(deltas, count), structure: structureOf(deltas, count) }
  }, [chunks, count])
  return (
    <div className="grid grid-cols-[142px_minmax(0,1fr)] px-5 pb-2">
      <Legend strips={strips} structure={structure} />
      <div style={{ maxWidth: count * MAX_BAR }}>
        <Plot strips={strips} structure={structure} count={count} />
      </div>
    </div>
  )
}
