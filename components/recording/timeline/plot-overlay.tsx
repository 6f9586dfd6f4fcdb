'use client'

import dynamic from 'next/dynamic'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { firstDelta, laneKey, type Stream } from '#lib/message/stream'
import { useCursor, useRecording } from '../frame/recording-context'
import { type ChosenDelta, type ChunkWindow, movedWindow, resizedWindow } from './cursor'
import { PendingMark, PlayheadMark, WindowMark } from './plot-marks'
import { type PlotRow, rowAt } from './plot-rows'
import { barOf, chunkAt, stripOf } from './timeline-geometry'

const PlotTip = dynamic(() => import('./plot-tip').then((loaded) => loaded.PlotTip), { ssr: false })

/** A shorter movement, in px, is a click, not a drag. */
const DRAG = 4
/** A handle of the window is hit up to this distance, in px. */
const REACH = 12

interface PlotOverlayProps {
  readonly rows: readonly PlotRow[]
  /** How many chunks a bar stands for. */
  readonly perBar: number
  /** Whether the tip of the chosen chunk is shown, because the focus is on the scrubber. */
  readonly isFocused: boolean
}

/** What a press on the plot may become: a click on a chunk, or a drag that draws, moves or resizes the window. */
interface Press extends ChosenDelta {
  readonly x: number
  readonly windowAt: (chunk: number) => ChunkWindow
}

/**
 * The layer above the bars: the window, the playhead, the tip, and the pointer's actions. Keyboard users have the
 * slider, and Shift and Alt with the arrows.
 */
export function PlotOverlay({ rows, perBar, isFocused }: PlotOverlayProps): ReactNode {
  const { cursor, stream } = useRecording()
  const { count } = cursor
  const press = useRef<Press | null>(null)
  const layer = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<ChunkWindow | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const under = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return chunkAt((event.clientX - left) / width, count)
  }
  const rowUnder = (event: PointerEvent<HTMLElement>): PlotRow | undefined =>
    rowAt(rows, event.clientY - event.currentTarget.getBoundingClientRect().top)
  const windowTo = (event: PointerEvent<HTMLElement>): ChunkWindow | null => {
    if (!press.current || Math.abs(event.clientX - press.current.x) < DRAG) return null
    return press.current.windowAt(under(event))
  }
  const finish = (event: PointerEvent<HTMLElement>): void => {
    if (!press.current) return
    const window = windowTo(event)
    const { chunk, delta } = press.current
    if (window) cursor.set({ window })
    else cursor.set({ chunk, delta, isPlaying: false })
    press.current = null
    setDrawn(null)
  }
  const leave = (): void => {
    setPointed(null)
    cursor.set({ hovered: null })
  }
  return (
    <div
      ref={layer}
      aria-hidden
      data-plot
      className="absolute inset-0 cursor-crosshair touch-none"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const chunk = under(event)
        const delta = deltaInRow(stream, chunk, rowUnder(event))
        press.current = {
          x: event.clientX,
          chunk,
          delta,
          windowAt: dragOf(event, cursor.get().window, count),
        }
        setPointed(null)
      }}
      onPointerMove={(event) => {
        if (press.current) setDrawn(windowTo(event))
        else {
          const row = rowUnder(event)
          setPointed(row ? rows.indexOf(row) : rows.length)
        }
        event.currentTarget.style.cursor = pointerFor(event, cursor.get().window, count)
        cursor.set({ hovered: under(event) })
      }}
      onPointerUp={finish}
      onPointerCancel={() => {
        press.current = null
        setDrawn(null)
      }}
      onPointerLeave={leave}
    >
      <Pending count={count} />
      <Brush drawn={drawn} count={count} />
      <HoverMark rows={rows} perBar={perBar} count={count} />
      <Playhead count={count} />
      {(pointed !== null || isFocused) && (
        <PlotTip layer={layer} rows={rows} perBar={perBar} pointed={pointed} isFocused={isFocused} />
      )}
    </div>
  )
}

/** What part of the window is under the pointer: one of its handles, the space between them, or nothing of it. */
function partUnder(
  event: PointerEvent<HTMLElement>,
  window: ChunkWindow | null,
  count: number,
): 'first' | 'last' | 'inside' | null {
  if (window === null) return null
  const { left, width } = event.currentTarget.getBoundingClientRect()
  const x = event.clientX - left
  const [from, to] = [(window.first / count) * width, ((window.last + 1) / count) * width]
  const inside = Math.min(REACH, (to - from) / 3)
  if (x >= from - REACH && x <= from + inside) return 'first'
  if (x >= to - inside && x <= to + REACH) return 'last'
  return x > from && x < to ? 'inside' : null
}

/** The window that a drag from the pointer gives, by the chunk that it has reached. */
function dragOf(
  event: PointerEvent<HTMLElement>,
  window: ChunkWindow | null,
  count: number,
): (chunk: number) => ChunkWindow {
  const part = partUnder(event, window, count)
  const { left, width } = event.currentTarget.getBoundingClientRect()
  const from = chunkAt((event.clientX - left) / width, count)
  if (window === null || part === null) return (chunk) => resizedWindow(from, chunk, count)
  if (part === 'inside') return (chunk) => movedWindow(window, chunk - from, count)
  return (chunk) => resizedWindow(part === 'first' ? window.last : window.first, chunk, count)
}

function pointerFor(event: PointerEvent<HTMLElement>, window: ChunkWindow | null, count: number): string {
  const part = partUnder(event, window, count)
  return part === null ? '' : part === 'inside' ? 'grab' : 'ew-resize'
}

/** The index of the first delta of a chunk that is drawn in a row; null if none is. Without a row, it is the structure. */
function deltaInRow(stream: Stream, chunk: number, row: PlotRow | undefined): number | null {
  const { deltas } = stream
  for (let index = firstDelta(stream, chunk); deltas[index]?.chunk === chunk; index++) {
    const delta = deltas[index]
    if (!delta) break
    if (row === undefined ? stripOf(delta.lane) === null : isInRow(delta, row)) return index
  }
  return null
}

function isInRow(
  { choice, lane }: { choice: number; lane: Parameters<typeof stripOf>[0] },
  row: PlotRow,
): boolean {
  return row.kind === 'strip' && row.strip.key === laneKey(choice, lane)
}

function Brush({ drawn, count }: { drawn: ChunkWindow | null; count: number }): ReactNode {
  const first = useCursor((state) => state.window?.first ?? null)
  const last = useCursor((state) => state.window?.last ?? null)
  const shown = drawn ?? (first !== null && last !== null ? { first, last } : null)
  return shown && <WindowMark window={shown} count={count} hasHandles />
}

function Playhead({ count }: { count: number }): ReactNode {
  const chunk = useCursor((state) => state.chunk)
  return chunk === null ? null : <PlayheadMark chunk={chunk} count={count} />
}

/** What has not arrived with the chosen chunk. */
function Pending({ count }: { count: number }): ReactNode {
  const chunk = useCursor((state) => state.chunk)
  return chunk === null ? null : <PendingMark chunk={chunk} count={count} />
}

/** A frame around the bar that the pointer is on, here, in the list or in the message. */
function HoverMark({
  rows,
  perBar,
  count,
}: Omit<PlotOverlayProps, 'isFocused'> & { count: number }): ReactNode {
  const { stream } = useRecording()
  const chunk = useCursor((state) => (state.isPlaying ? null : state.hovered))
  if (chunk === null) return null
  const row = rows.find((one) => one.kind === 'strip' && deltaInRow(stream, chunk, one) !== null)
  const { first, last } = barOf(chunk, count, perBar)
  if (!row) return null
  return (
    <div
      data-hovered-bar
      className="pointer-events-none absolute min-w-1 rounded-[1px] border border-ink-1"
      style={{
        top: row.top + 2,
        height: row.height - 2,
        left: `${(first / count) * 100}%`,
        width: `${((last + 1 - first) / count) * 100}%`,
      }}
    />
  )
}
