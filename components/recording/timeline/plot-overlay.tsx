'use client'

import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import type { Stream } from '#lib/message/stream'
import { useCursor, useRecording } from '../frame/recording-context'
import type { ChosenDelta, ChunkWindow } from './cursor'
import { PlayheadMark, WindowMark } from './plot-marks'
import { chunkAt, STRIP_HEIGHT, type Strip, type StripName, stripOf } from './timeline-geometry'

/** A shorter movement, in px, is a click, not a drag. */
const DRAG = 4

/**
 * The layer above the bars: the window, the playhead, and the pointer's actions. Keyboard users have the slider, and
 * Shift with the arrows.
 */
export function PlotOverlay({ strips }: { strips: readonly Strip[] }): ReactNode {
  const { cursor, stream } = useRecording()
  const { count } = cursor
  const from = useRef<({ readonly x: number } & ChosenDelta) | null>(null)
  const [drawn, setDrawn] = useState<ChunkWindow | null>(null)
  const under = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return chunkAt((event.clientX - left) / width, count)
  }
  const windowTo = (event: PointerEvent<HTMLElement>): ChunkWindow | null => {
    if (!from.current || Math.abs(event.clientX - from.current.x) < DRAG) return null
    const chunk = under(event)
    return { first: Math.min(from.current.chunk, chunk), last: Math.max(from.current.chunk, chunk) }
  }
  const finish = (event: PointerEvent<HTMLElement>): void => {
    if (!from.current) return
    const window = windowTo(event)
    if (window) cursor.set({ window })
    else cursor.set({ chunk: from.current.chunk, delta: from.current.delta, isPlaying: false })
    from.current = null
    setDrawn(null)
  }
  return (
    <div
      aria-hidden
      className="absolute inset-0 cursor-crosshair touch-none"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const chunk = under(event)
        const delta = deltaInStrip(stream, chunk, stripUnder(event, strips))
        from.current = { x: event.clientX, chunk, delta }
      }}
      onPointerMove={(event) => {
        if (from.current) setDrawn(windowTo(event))
        cursor.set({ hovered: under(event) })
      }}
      onPointerUp={finish}
      onPointerCancel={() => {
        from.current = null
        setDrawn(null)
      }}
      onPointerLeave={() => cursor.set({ hovered: null })}
    >
      <Brush drawn={drawn} count={count} />
      <Playhead count={count} />
    </div>
  )
}

/** The strip under the pointer; null below the strips. */
function stripUnder(event: PointerEvent<HTMLElement>, strips: readonly Strip[]): StripName | null {
  const { top } = event.currentTarget.getBoundingClientRect()
  return strips[Math.floor((event.clientY - top) / STRIP_HEIGHT)]?.name ?? null
}

/**
 * The index of the first delta of a chunk that is drawn in a strip; null if none is.
 * @param strip null for the structure below the strips
 */
function deltaInStrip({ deltas }: Stream, chunk: number, strip: StripName | null): number | null {
  const index = deltas.findIndex((delta) => delta.chunk === chunk && stripOf(delta.lane) === strip)
  return index === -1 ? null : index
}

function Brush({ drawn, count }: { drawn: ChunkWindow | null; count: number }): ReactNode {
  const first = useCursor((state) => state.window?.first ?? null)
  const last = useCursor((state) => state.window?.last ?? null)
  const shown = drawn ?? (first !== null && last !== null ? { first, last } : null)
  return shown && <WindowMark window={shown} count={count} />
}

function Playhead({ count }: { count: number }): ReactNode {
  const chunk = useCursor((state) => state.chunk)
  return chunk === null ? null : <PlayheadMark chunk={chunk} count={count} />
}
