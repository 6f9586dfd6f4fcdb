'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { countedText, countText, sizeText } from '#lib/figures/text'
import { chunkOfOffset, laneKey, type Stream } from '#lib/message/stream'
import type { AnswerView } from '#lib/page/view'
import { useCursor, useRecording } from '../frame/recording-context'
import { toggledLane } from './cursor'
import { LaneLabel, Legend, Plot, type StripRow } from './lane-strips'
import { PACES, paceOf, paceText } from './pace'
import { PlayerButtons } from './player-buttons'
import { PlotOverlay } from './plot-overlay'
import { heightOf, rowsOf } from './plot-rows'
import { Scrubber } from './scrubber'
import { chunksPerBar, doubtPath, MAX_BAR, PLOT_WIDTH, stripsOf, structureOf } from './timeline-geometry'
import type { Player } from './use-player'
import { useWidth } from './use-width'

interface TimelineProps {
  readonly bytes: number
  readonly player: Player
  readonly docked?: Docked
}

/** How the timeline is docked under the text, where there is no room beside it. */
export interface Docked {
  /** Replaces the sizes in the head. */
  readonly head: ReactNode
  /** Whether the lanes have names and an axis on a phone too. */
  readonly isOpen: boolean
  readonly onFold: () => void
}

const COLUMNS = 'grid grid-cols-[142px_minmax(0,1fr)] px-4'
/** On a phone the bars have the whole width, and the buttons are under the slider, large enough for a thumb. */
const FOLDED = {
  plot: 'max-[599px]:block max-[599px]:[&_[data-axis]]:hidden max-[599px]:[&_[data-over-bars]]:bottom-0',
  legend: 'max-[599px]:hidden',
  player: 'max-[599px]:flex max-[599px]:flex-col-reverse',
  buttons: 'max-[599px]:flex max-[599px]:justify-center max-[599px]:[&_button]:size-9',
} as const
const OPEN: Readonly<Record<keyof typeof FOLDED, string>> = { plot: '', legend: '', player: '', buttons: '' }
/** Rows that are higher together, in px, scroll. */
const LONG = 320

/** All chunks on one axis: a strip for each lane, the structure, and the scrubber. */
export function Timeline({ bytes, player, docked }: TimelineProps): ReactNode {
  const { stream, cursor, isBroken, answers, showsLogprobs } = useRecording()
  const { count } = cursor
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot, Math.min(PLOT_WIDTH, count * MAX_BAR))
  const strips = useMemo(() => stripsOf(stream.deltas, count, width), [stream, count, width])
  const structure = useMemo(() => structureOf(stream.deltas, count), [stream, count])
  const [isOpen, setOpen] = useState(false)
  const rows = useMemo(() => rowsOf(strips, isOpen), [strips, isOpen])
  const perBar = chunksPerBar(count, width)
  const doubt = useMemo(
    () => (showsLogprobs ? doubtPath(doubtsOf(answers, stream), count, width) : null),
    [showsLogprobs, answers, stream, count, width],
  )
  const off = useCursor((state) => state.off.join('\n'))
  const offKeys = useMemo(() => off.split('\n'), [off])
  const [isFocused, setFocused] = useState(false)
  const isLong = heightOf(rows) > LONG
  const look = docked && !docked.isOpen && rows.length > 0 ? FOLDED : OPEN
  return (
    <section aria-label="Timeline" className="shrink-0 border-b border-line pb-1">
      <Head bytes={bytes} docked={docked} />
      <div
        className={`${COLUMNS} ${look.plot} ${isLong ? 'max-h-[34vh] overflow-y-auto [scrollbar-gutter:stable]' : ''}`}
      >
        <div className={look.legend}>
          <Legend
            strips={strips}
            structure={structure}
            isOpen={isOpen}
            onFold={() => setOpen(!isOpen)}
            label={(row) => <Label row={row} />}
            hasDoubt={doubt !== null}
            axis={<BarNote perBar={perBar} />}
          />
        </div>
        <div ref={plot} className="relative" style={{ maxWidth: count * MAX_BAR }}>
          <Plot {...{ strips, structure, count, isOpen, doubt, isBroken }} off={offKeys} />
          <PlotOverlay rows={rows} perBar={perBar} isFocused={isFocused} />
        </div>
      </div>
      <div
        className={`${COLUMNS} ${look.player} ${isLong ? 'overflow-y-hidden [scrollbar-gutter:stable]' : ''}`}
      >
        <div className={look.buttons}>
          <Buttons player={player} />
        </div>
        <div style={{ maxWidth: count * MAX_BAR }}>
          <Scrubber onFocus={setFocused} />
        </div>
      </div>
    </section>
  )
}

/** By chunk, how little its least likely token was: 1 − p. */
function doubtsOf(answers: readonly AnswerView[], stream: Stream): Map<number, number> {
  const doubts = new Map<number, number>()
  for (const { index, tokens } of answers) {
    const lane = stream.lanes.get(laneKey(index, 'text'))
    for (const [start, , p] of lane ? tokens : []) {
      const chunk = lane && chunkOfOffset(lane, start)
      if (chunk !== undefined) doubts.set(chunk, Math.max(doubts.get(chunk) ?? 0, 1 - p))
    }
  }
  return doubts
}

function Head({ bytes, docked }: Pick<TimelineProps, 'bytes' | 'docked'>): ReactNode {
  const { stream, cursor, isBroken } = useRecording()
  const { count } = cursor
  const isChosen = useCursor(({ chunk }) => chunk !== null)
  const characters = useMemo(
    () => stream.deltas.reduce((sum, { lane, start, end }) => sum + (lane === 'rest' ? 0 : end - start), 0),
    [stream],
  )
  return (
    <div className="flex h-[34px] items-center gap-3 px-4">
      <h2
        className={`whitespace-nowrap font-chosen ${docked && isChosen ? 'max-[599px]:order-1 max-[599px]:ml-auto max-[599px]:text-label max-[599px]:text-ink-3 max-[599px]:font-normal' : ''}`}
      >
        {countedText(count, 'chunk')}
      </h2>
      {isBroken && <span className="whitespace-nowrap text-danger text-label">ends unfinished</span>}
      <span className={`truncate text-label text-ink-3 ${docked ? 'max-[1099px]:hidden' : ''}`}>
        {sizeText(bytes)} for {countText(characters)} characters
      </span>
      {docked && <span className="min-w-0 min-[1100px]:hidden">{docked.head}</span>}
      <span className="ml-auto whitespace-nowrap text-label text-ink-3 max-[700px]:hidden">
        bar height: √ characters added
      </span>
      {docked && <FoldButton {...docked} isAlone={!isChosen} />}
    </div>
  )
}

/** Opens the names of the lanes and the list of chunks on a phone. */
function FoldButton({ isOpen, onFold, isAlone }: Docked & { isAlone: boolean }): ReactNode {
  const Icon = isOpen ? ChevronDown : ChevronUp
  return (
    <IconButton
      label="Lanes and chunks"
      aria-expanded={isOpen}
      onClick={onFold}
      className={`-mr-1.5 order-1 min-[600px]:hidden ${isAlone ? 'ml-auto' : '-ml-2'}`}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  )
}

/** Says beside the axis that bars stand for several chunks. */
function BarNote({ perBar }: { perBar: number }): ReactNode {
  return <p className="h-5 text-label text-ink-3">{perBar > 1 && `1 bar = ${countText(perBar)} chunks`}</p>
}

function Label({ row: { strip, number } }: { row: StripRow }): ReactNode {
  const { cursor } = useRecording()
  const { key, first } = strip
  const isShown = useCursor((state) => !state.off.includes(key))
  const isPending = useCursor(({ chunk }) => chunk !== null && chunk < first)
  return (
    <LaneLabel
      {...{ strip, number, isShown, isPending }}
      onToggle={() => cursor.set(toggledLane(cursor.get(), key))}
    />
  )
}

/** How fast the chunks are played. The words beside it are those of the choice, cut to the room that there is. */
function PaceChoice({ player }: { player: Player }): ReactNode {
  return (
    <select
      aria-label="Pace of play"
      title="Pace of play"
      value={player.pace}
      onChange={(event) => player.setPace(paceOf(event.target.value))}
      className="ml-1 h-6 w-[58px] min-w-0 cursor-pointer appearance-none truncate rounded-chip bg-transparent px-1 text-label text-ink-2 hover:bg-sel hover:text-ink-1"
    >
      <optgroup label="The whole stream" className="bg-bg text-ink-1">
        <PaceOptions unit="usual" />
      </optgroup>
      <optgroup label="Chunks a second" className="bg-bg text-ink-1">
        <PaceOptions unit="chunks" />
      </optgroup>
      <optgroup label="Characters a second" className="bg-bg text-ink-1">
        <PaceOptions unit="characters" />
      </optgroup>
    </select>
  )
}

function PaceOptions({ unit }: { unit: string }): ReactNode {
  return PACES.filter((pace) => pace.endsWith(unit)).map((pace) => (
    <option key={pace} value={pace}>
      {paceText(pace)}
    </option>
  ))
}

function Buttons({ player }: { player: Player }): ReactNode {
  const isPlaying = useCursor((state) => state.isPlaying)
  return (
    <PlayerButtons player={player} isPlaying={isPlaying} unit="chunk">
      <PaceChoice player={player} />
    </PlayerButtons>
  )
}
