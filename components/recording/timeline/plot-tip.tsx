'use client'

import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react'
import { countText } from '#lib/figures/text'
import { firstDelta, type ListedDelta, laneKey, type Stream } from '#lib/message/stream'
import { useCursor, useRecording } from '../frame/recording-context'
import { deltaLine } from '../text/lane-texts'
import { laneLook, stripLabel } from './lane-look'
import { LaneSquare } from './lane-square'
import type { PlotRow } from './plot-rows'
import { barOf, stripOf } from './timeline-geometry'

interface PlotTipProps {
  readonly layer: RefObject<HTMLElement | null>
  readonly rows: readonly PlotRow[]
  readonly perBar: number
  /** Index of the row under the pointer; the number of rows for the structure, null for none. */
  readonly pointed: number | null
  readonly isFocused: boolean
}

/** Says above a strip what the bar under the pointer adds; without a pointer, the bar of the chosen chunk. */
export function PlotTip({ layer, rows, perBar, pointed, isFocused }: PlotTipProps): ReactNode {
  const { cursor, stream } = useRecording()
  const { count } = cursor
  const hovered = useCursor((state) => (state.isPlaying ? null : state.hovered))
  const chosen = useCursor((state) => (isFocused && !state.isPlaying ? state.chunk : null))
  const isPointed = pointed !== null && hovered !== null
  const chunk = isPointed ? hovered : chosen
  if (chunk === null) return null
  const bar = barOf(chunk, count, perBar)
  const inBar = deltasBetween(stream, bar)
  const row = isPointed
    ? rows[pointed]
    : rows.find((one) => one.kind === 'strip' && deltasOf(inBar, one).length > 0)
  const deltas = row ? deltasOf(inBar, row) : inBar.filter(({ lane }) => stripOf(lane) === null)
  if (deltas.length === 0) return null
  return <Tip layer={layer} row={row} place={(chunk + 0.5) / count} deltas={deltas} />
}

function deltasBetween(stream: Stream, { first, last }: { first: number; last: number }): ListedDelta[] {
  return stream.deltas.slice(firstDelta(stream, first), firstDelta(stream, last + 1))
}

function deltasOf(deltas: readonly ListedDelta[], row: PlotRow): readonly ListedDelta[] {
  if (row.kind !== 'strip') return []
  return deltas.filter(({ choice, lane }) => laneKey(choice, lane) === row.strip.key)
}

interface TipProps {
  readonly layer: RefObject<HTMLElement | null>
  /** null for the structure. */
  readonly row: PlotRow | undefined
  /** Place on the axis, from 0 to 1. */
  readonly place: number
  readonly deltas: readonly ListedDelta[]
}

const WIDTH = 320

function Tip({ layer, row, place, deltas }: TipProps): ReactNode {
  const [at, setAt] = useState<{ left: number; bottom: number } | null>(null)
  const rowTop = row?.top ?? null
  useLayoutEffect(() => {
    const box = layer.current?.getBoundingClientRect()
    if (!box) return
    const middle = box.left + box.width * place
    const left = Math.max(8, Math.min(window.innerWidth - WIDTH - 8, middle - WIDTH / 2))
    const top = rowTop === null ? box.bottom - 46 : box.top + rowTop
    setAt({ left, bottom: window.innerHeight - top })
  }, [layer, place, rowTop])
  const strip = row?.kind === 'strip' ? row : null
  const [first] = deltas
  return (
    at &&
    first && (
      <div
        role="tooltip"
        style={{ ...at, width: WIDTH }}
        className="pointer-events-none fixed z-30 flex justify-center"
      >
        <div className="max-w-full rounded-field border border-line-2 bg-bg px-2.5 py-1.5 text-label shadow-card">
          <p className="flex items-center gap-2">
            <LaneSquare lane={first.lane} number={strip?.number ?? null} />
            <TipHead deltas={deltas} name={strip ? stripLabel(strip.strip) : laneLook(first.lane).label} />
          </p>
          <TipText deltas={deltas} />
        </div>
      </div>
    )
  )
}

function TipHead({ deltas, name }: { deltas: readonly ListedDelta[]; name: string }): ReactNode {
  const chosen = useCursor((state) => state.chunk)
  const chunks = new Set(deltas.map(({ chunk }) => chunk))
  const [first = 0, last = first] = [deltas[0]?.chunk, deltas.at(-1)?.chunk]
  const characters = deltas.reduce((sum, { start, end }) => sum + end - start, 0)
  const said = [
    name,
    chunks.size > 1 ? `${countText(chunks.size)} in one bar` : '',
    characters > 0 ? `+${countText(characters)}` : '',
    chosen !== null && first > chosen ? 'not yet' : '',
  ]
  return (
    <>
      <span className="whitespace-nowrap font-chosen">
        {first === last ? `Chunk ${first}` : `Chunks ${first}–${last}`}
      </span>
      <span className="truncate text-ink-3">{said.filter((part) => part !== '').join(', ')}</span>
    </>
  )
}

/** The most deltas whose texts are joined in a tip. */
const JOINED = 40

function TipText({ deltas }: { deltas: readonly ListedDelta[] }): ReactNode {
  const { answers } = useRecording()
  const lines = deltas.slice(0, JOINED).map((delta) => deltaLine(answers, delta))
  const text = lines.map(({ label, text }) => (label === '' ? text : `${label} ${text}`)).join('')
  return <p className="truncate font-mono">{text === '' ? 'nothing' : text.slice(0, 120)}</p>
}
