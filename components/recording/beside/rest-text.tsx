'use client'

import type { ReactNode } from 'react'
import { rangeOfChunk } from '#lib/message/stream'
import type { RestView } from '#lib/page/view-rest'
import { useCursor, useRecording } from '../frame/recording-context'
import { LongText } from '../text/long-text'
import { laneLook } from '../timeline/lane-look'

/**
 * The text of content outside the lanes. A line shows where another piece begins, and the piece of the chosen chunk is
 * marked.
 */
export function RestText({ part }: { part: RestView }): ReactNode {
  const { path, chunks } = useRecording()
  const { key, text, length, starts, isText } = part
  const range = { chunks: part.chunks, starts, total: length }
  const arrived = useCursor(({ chunk }) => {
    if (chunk === null || chunks === null) return ''
    const { start, end } = rangeOfChunk(range, chunk)
    return `${start} ${end}`
  })
  const [start = 0, end = 0] = arrived.split(' ').map(Number)
  const { tint, underline } = laneLook('rest')
  // If the value is a single piece, its row is marked instead.
  const className =
    starts.length > 1
      ? `rounded-mark ${tint} underline decoration-[1.5px] underline-offset-4 ${underline}`
      : ''
  return (
    <div data-rest={key}>
      <LongText
        path={path}
        text={text}
        length={length}
        place={{ textKey: key, part: 'rest' }}
        borders={{ at: starts.slice(1), as: 'piece' }}
        arrived={arrived === '' ? null : { start, end, className }}
        className={`font-mono text-label leading-[18px] ${isText ? '' : 'text-json-number'}`}
      />
    </div>
  )
}
