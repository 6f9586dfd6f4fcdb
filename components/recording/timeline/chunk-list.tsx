'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { X } from 'lucide-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { ChipButton } from '#components/ui/chip'
import { countText } from '#lib/figures/text'
import { firstDelta, type ListedDelta } from '#lib/message/stream'
import { useCursor, useRecording } from '../frame/recording-context'
import { deltaLine } from '../text/lane-texts'
import { rowsIn, windowText } from './cursor'
import { laneLook } from './lane-look'
import { LaneSquare } from './lane-square'

const ROW = 24
const COLUMNS =
  'grid grid-cols-[45px_112px_minmax(0,1fr)_56px_53px] gap-x-2.5 items-center px-4 max-[600px]:grid-cols-[45px_24px_minmax(0,1fr)_48px]'

interface ChunkListProps {
  readonly className?: string
}

/** All deltas, one per row; a chunk that adds to two lanes has two rows. Only the visible rows are drawn. */
export function ChunkList({ className = '' }: ChunkListProps): ReactNode {
  const { stream, cursor } = useRecording()
  const first = useCursor((state) => state.window?.first ?? -1)
  const last = useCursor((state) => state.window?.last ?? -1)
  const window = first === -1 ? null : { first, last }
  const rows = rowsIn(stream, window)
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = useCursor((state) => state.chunk)
  const delta = useCursor((state) => state.delta)
  const chosenRow = chosen === null ? -1 : (delta ?? firstDelta(stream, chosen)) - rows.first
  const virtual = useVirtualizer({
    count: rows.end - rows.first,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    // The head stays above the rows when they scroll.
    paddingStart: ROW,
    scrollPaddingStart: ROW,
    // The server has no window to measure, so it draws a fixed number of rows, from a little before the chosen one.
    initialRect: { width: 600, height: 12 * ROW },
    initialOffset: Math.max(0, chosenRow - 5) * ROW,
  })
  useEffect(() => {
    if (chosenRow >= 0 && chosenRow < rows.end - rows.first) virtual.scrollToIndex(chosenRow)
  }, [virtual, chosenRow, rows.end, rows.first])
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label="Chunk list"
      className={`min-h-0 overflow-y-auto -outline-offset-2 ${className}`}
    >
      <table aria-rowcount={rows.end - rows.first + 1} className="block">
        <ListHead
          window={window}
          shown={countOfChunks(stream.deltas, rows)}
          onClear={() => cursor.set({ window: null })}
        />
        <tbody className="relative block" style={{ height: virtual.getTotalSize() - ROW }}>
          {virtual.getVirtualItems().map((item) => {
            const delta = stream.deltas[rows.first + item.index]
            return delta ? (
              <ChunkRow
                key={item.key}
                delta={delta}
                position={rows.first + item.index}
                top={item.start - ROW}
                index={item.index}
                isChosen={delta.chunk === chosen}
              />
            ) : null
          })}
        </tbody>
      </table>
    </section>
  )
}

function countOfChunks(deltas: readonly ListedDelta[], rows: { first: number; end: number }): number {
  return new Set(deltas.slice(rows.first, rows.end).map(({ chunk }) => chunk)).size
}

interface ListHeadProps {
  readonly window: { readonly first: number; readonly last: number } | null
  readonly shown: number
  readonly onClear: () => void
}

function ListHead({ window, shown, onClear }: ListHeadProps): ReactNode {
  const { cursor } = useRecording()
  return (
    <thead className="sticky top-0 z-10 block bg-bg">
      <tr className={`h-6 text-label text-ink-2 ${COLUMNS}`}>
        <th scope="col" className="text-right font-normal">
          Index
        </th>
        <th scope="col" className="truncate text-left font-normal">
          Lane
        </th>
        <th scope="col" className="flex min-w-0 font-normal items-center gap-3">
          Delta
          {window && (
            <>
              <ChipButton
                onClick={onClear}
                aria-label={`Remove the window ${windowText(window)}`}
                className="!h-[18px]"
              >
                <span className="text-ink-3">window</span>
                {window.first}–{window.last}
                <X size={11} strokeWidth={1.75} aria-hidden />
              </ChipButton>
              <span className="truncate text-ink-3">
                {countText(shown)} of {countText(cursor.count)}
              </span>
            </>
          )}
        </th>
        <th scope="col" className="text-right font-normal">
          Chars
        </th>
        <th scope="col" className="text-right font-normal max-[600px]:hidden">
          Bytes
        </th>
      </tr>
    </thead>
  )
}

interface ChunkRowProps {
  readonly delta: ListedDelta
  /** Index of the delta in the stream. */
  readonly position: number
  readonly top: number
  readonly index: number
  readonly isChosen: boolean
}

const ChunkRow = memo(function ChunkRow(props: ChunkRowProps): ReactNode {
  const { delta, position, top, index, isChosen } = props
  const { answers, chunks, cursor } = useRecording()
  const { label, text, characters } = deltaLine(answers, delta)
  const { chunk, lane } = delta
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isChosen || undefined}
      onClick={() => cursor.set({ chunk, delta: position, isPlaying: false })}
      onPointerEnter={() => cursor.set({ hovered: chunk })}
      onPointerLeave={() => cursor.set({ hovered: null })}
      className={`absolute inset-x-0 h-6 cursor-pointer ${COLUMNS} ${isChosen ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : 'hover:bg-hover'}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={`text-right ${isChosen ? 'font-chosen' : 'text-ink-3'}`}>{chunk}</td>
      <td className="flex min-w-0 items-center gap-2">
        <LaneSquare lane={lane} />
        <span className="truncate text-label text-ink-2 max-[600px]:sr-only">
          {laneLook(lane).label}
          {delta.choice > 0 && ` · ${delta.choice}`}
        </span>
      </td>
      <td className="truncate font-mono text-label">
        {label !== '' && <span className="text-ink-3">{label} </span>}
        {text}
      </td>
      <td className="text-right text-label text-ink-3">{characters > 0 && `+${countText(characters)}`}</td>
      <td className="text-right text-label text-ink-3 max-[600px]:hidden">
        {chunks && bytesOf(chunks, chunk)}
      </td>
    </tr>
  )
})

function bytesOf(
  {
    starts,
    ends,
    bytes,
  }: { starts: readonly number[]; ends: readonly number[]; bytes: readonly number[] | null },
  chunk: number,
): number {
  return bytes?.[chunk] ?? (ends[chunk] ?? 0) - (starts[chunk] ?? 0)
}
