'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { X } from 'lucide-react'
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { ChipButton } from '#components/ui/chip'
import { countText } from '#lib/figures/text'
import { firstDelta, type ListedDelta, laneKey, lowerBound } from '#lib/message/stream'
import { visibleDelta } from '#lib/page/visible'
import { useCursor, useRecording } from '../frame/recording-context'
import { leastLikely, percentText, tokensBetween } from '../message/token-words'
import { deltaLine } from '../text/lane-texts'
import { type CursorState, rowsIn, toggledLane, windowText } from './cursor'
import { laneLook, stripLabel } from './lane-look'
import { LaneSquare } from './lane-square'

const ROW = 24
const COLUMNS =
  'grid grid-cols-[45px_112px_minmax(0,1fr)_56px_53px] gap-x-2.5 items-center px-4 max-[600px]:grid-cols-[45px_24px_minmax(0,1fr)_48px]'
/** With the probability of a delta's least likely token, and what else it could have been. */
const WITH_TOKENS =
  'grid grid-cols-[45px_90px_minmax(0,1fr)_56px_minmax(0,110px)_53px] gap-x-2.5 items-center px-4 max-[600px]:grid-cols-[45px_24px_minmax(0,1fr)_48px]'

interface ChunkListProps {
  readonly className?: string
}

/**
 * All deltas, one per row; a chunk that adds to two lanes has two rows. Only the visible rows are drawn, and the chosen one
 * stands in the middle.
 */
export function ChunkList({ className = '' }: ChunkListProps): ReactNode {
  const { stream } = useRecording()
  const first = useCursor((state) => state.window?.first ?? -1)
  const last = useCursor((state) => state.window?.last ?? -1)
  const off = useCursor((state) => state.off.join('\n'))
  const filter = useMemo(
    () => ({ window: first === -1 ? null : { first, last }, off: off === '' ? [] : off.split('\n') }),
    [first, last, off],
  )
  const rows = useMemo(() => rowsIn(stream, filter), [stream, filter])
  // Only a filter changes it, not a step.
  const shown = useMemo(() => countOfChunks(stream.deltas, rows), [stream, rows])
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = useCursor((state) => state.chunk)
  const delta = useCursor((state) => state.delta)
  const chosenRow = chosen === null ? -1 : lowerBound(rows, delta ?? firstDelta(stream, chosen))
  const virtual = useVirtualizer({
    count: rows.length,
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
    const list = scroller.current
    if (!list || chosenRow < 0 || chosenRow >= rows.length) return
    // The widget learns of a new height only later: the list is lower while a chunk is chosen.
    list.scrollTop = (chosenRow + 1.5) * ROW - (list.clientHeight + ROW) / 2
  }, [chosenRow, rows.length])
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label="Chunk list"
      className={`min-h-0 overflow-y-auto -outline-offset-2 ${className}`}
    >
      <table aria-rowcount={rows.length + 1} className="block">
        <ListHead filter={filter} shown={shown} />
        <tbody className="relative block" style={{ height: virtual.getTotalSize() - ROW }}>
          {virtual.getVirtualItems().map((item) => {
            const position = rows[item.index] ?? -1
            const delta = stream.deltas[position]
            return delta ? (
              <ChunkRow
                key={item.key}
                delta={delta}
                position={position}
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

function countOfChunks(deltas: readonly ListedDelta[], rows: readonly number[]): number {
  return new Set(rows.map((row) => deltas[row]?.chunk)).size
}

interface ListHeadProps {
  readonly filter: Pick<CursorState, 'window' | 'off'>
  /** Number of chunks with a row in the list. */
  readonly shown: number
}

/** The most lanes that are off with a chip of their own. */
const MAX_CHIPS = 3

function ListHead({ filter: { window, off }, shown }: ListHeadProps): ReactNode {
  const { cursor, showsLogprobs } = useRecording()
  return (
    <thead className="sticky top-0 z-10 block bg-bg">
      <tr className={`h-6 text-label text-ink-2 ${showsLogprobs ? WITH_TOKENS : COLUMNS}`}>
        <th scope="col" className="text-right font-normal">
          Index
        </th>
        <th scope="col" className="truncate text-left font-normal">
          Lane
        </th>
        <th scope="col" className="flex min-w-0 font-normal items-center gap-3">
          Delta
          {window && (
            <FilterChip
              label={`Remove the window ${windowText(window)}`}
              onRemove={() => cursor.set({ window: null })}
            >
              <span className="truncate text-ink-3">window</span>
              <span className="shrink-0">
                {window.first}–{window.last}
              </span>
            </FilterChip>
          )}
          {off.length > MAX_CHIPS ? (
            <FilterChip label="Show all lanes" onRemove={() => cursor.set({ off: [] })}>
              {countText(off.length)} lanes off
            </FilterChip>
          ) : (
            off.map((key) => <OffChip key={key} laneKey={key} />)
          )}
          {(window || off.length > 0) && (
            <span className="truncate text-ink-3">
              {countText(shown)} of {countText(cursor.count)}
            </span>
          )}
        </th>
        <th scope="col" className="text-right font-normal">
          {showsLogprobs ? 'p' : 'Chars'}
        </th>
        {showsLogprobs && (
          <th scope="col" className="truncate text-left font-normal max-[600px]:hidden">
            Instead
          </th>
        )}
        <th scope="col" className="text-right font-normal max-[600px]:hidden">
          Bytes
        </th>
      </tr>
    </thead>
  )
}

interface FilterChipProps {
  readonly label: string
  readonly onRemove: () => void
  readonly children: ReactNode
}

/** A condition on the rows of the list; a press takes it back. */
function FilterChip({ label, onRemove, children }: FilterChipProps): ReactNode {
  return (
    <ChipButton onClick={onRemove} aria-label={label} title={label} className="!h-[18px] min-w-[50px] shrink">
      {children}
      <X size={11} strokeWidth={1.75} aria-hidden className="shrink-0" />
    </ChipButton>
  )
}

function OffChip({ laneKey }: { laneKey: string }): ReactNode {
  const { cursor, strips } = useRecording()
  const strip = strips.find(({ key }) => key === laneKey)
  if (!strip) return null
  const isOneChoice = strips.every(({ choice }) => choice === strip.choice)
  const isAlone = strips.every(({ key, choice }) => key === laneKey || choice !== strip.choice)
  const label = stripLabel(strip)
  const name = isOneChoice ? label : isAlone ? `choice ${strip.choice}` : `${label}, choice ${strip.choice}`
  return (
    <FilterChip label={`Show ${name} again`} onRemove={() => cursor.set(toggledLane(cursor.get(), laneKey))}>
      <span className="truncate">{name} off</span>
    </FilterChip>
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
  const { answers, chunks, cursor, numbers, showsLogprobs } = useRecording()
  const { label, text, characters } = deltaLine(answers, delta)
  const { chunk, lane, choice } = delta
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isChosen || undefined}
      onClick={() => cursor.set({ chunk, delta: position, isPlaying: false })}
      onPointerEnter={() => cursor.set({ hovered: chunk })}
      onPointerLeave={() => cursor.set({ hovered: null })}
      className={`absolute inset-x-0 h-6 cursor-pointer ${showsLogprobs ? WITH_TOKENS : COLUMNS} ${isChosen ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : 'hover:bg-hover'}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={`text-right ${isChosen ? 'font-chosen' : 'text-ink-3'}`}>{chunk}</td>
      <td className="flex min-w-0 items-center gap-2">
        <LaneSquare lane={lane} number={numbers.get(laneKey(choice, lane)) ?? null} />
        <span className="truncate text-label text-ink-2 max-[600px]:sr-only">
          {laneLook(lane).label}
          {answers.length > 1 && <span className="text-ink-3"> choice {choice}</span>}
        </span>
      </td>
      <td className="truncate font-mono text-label">
        {label !== '' && <span className="text-ink-3">{label} </span>}
        {text}
      </td>
      {showsLogprobs ? (
        <TokenCells delta={delta} />
      ) : (
        <td className="text-right text-label text-ink-3">{characters > 0 && `+${countText(characters)}`}</td>
      )}
      <td className="text-right text-label text-ink-3 max-[600px]:hidden">
        {chunks && countText(bytesOf(chunks, chunk))}
      </td>
    </tr>
  )
})

/** The probability of a delta's least likely token, and the likeliest of what it could have been instead. */
function TokenCells({ delta: { choice, lane, start, end } }: { delta: ListedDelta }): ReactNode {
  const { answers } = useRecording()
  const answer = lane === 'text' ? answers.find(({ index }) => index === choice) : undefined
  const token = leastLikely(answer ? tokensBetween(answer.tokens, { start, end }) : [])
  const taken = token && answer?.text.text.slice(token[0], token[1])
  const instead = token?.[3].find(([text]) => text !== taken)
  return (
    <>
      <td className={`text-right text-label ${token && token[2] < 0.5 ? 'font-chosen' : 'text-ink-3'}`}>
        {token && percentText(token[2])}
      </td>
      <td className="truncate text-label text-ink-3 max-[600px]:hidden">
        {instead && (
          <>
            <code>{visibleDelta(instead[0].slice(0, 40))}</code> {percentText(instead[1])}
          </>
        )}
      </td>
    </>
  )
}

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
