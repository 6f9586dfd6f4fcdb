import { type PointerEvent, type ReactNode, useDeferredValue, useMemo } from 'react'
import { Legend, Plot } from '#components/recording/timeline/lane-strips'
import { PlayheadMark, WindowMark } from '#components/recording/timeline/plot-marks'
import { useReadOnly } from '#components/ui/read-only'
import type { EditableMessage } from '#lib/edit/message/editable-message'
import { countedText, countText } from '#lib/figures/text'
import { rowsOf } from '../../recording/timeline/plot-rows'
import { chunkAt, MAX_BAR, type Strip } from '../../recording/timeline/timeline-geometry'
import { PieceStrip } from './piece-strip'
import { pieceAtCursor, placeOfChunk } from './pieces'
import { plotOf } from './plot-data'
import { useMessageShared, useMessageState } from './store-context'
import { usePieceWindow } from './use-piece-window'

/** All chunks of a stream under the fields, with those that are cut again, and the pieces around the cursor. */
export function DockedPlot(): ReactNode {
  const message = useDeferredValue(useMessageState((state) => state.drawn))
  if (!message || message.chunks === 0) return null
  return <PlotOf message={message} />
}

function PlotOf({ message }: { message: EditableMessage }): ReactNode {
  const { chunks } = message
  const { strips, structure, recut, recutCount, takenOutCount } = useMemo(() => plotOf(message), [message])
  const pieces = usePieceWindow()
  return (
    <section aria-label="Chunks" className="shrink-0 border-t border-line pb-2">
      <PlotHead chunks={chunks} recut={recutCount} takenOut={takenOutCount} />
      <div className="grid grid-cols-[122px_minmax(0,1fr)] px-4 max-[699px]:hidden">
        <Legend strips={strips} structure={structure} />
        <div className="relative" style={{ maxWidth: chunks * MAX_BAR }}>
          <Plot strips={strips} structure={structure} count={chunks} />
          <Overlay chunks={chunks} strips={strips} recut={recut} />
        </div>
      </div>
      <PieceStrip pieces={pieces} />
    </section>
  )
}

interface PlotHeadProps {
  readonly chunks: number
  readonly recut: number
  readonly takenOut: number
}

function PlotHead({ chunks, recut, takenOut }: PlotHeadProps): ReactNode {
  const chunk = useChosenChunk()
  const isReadOnly = useReadOnly()
  return (
    <div className="flex h-[34px] items-center gap-3 px-4">
      <h2 className="whitespace-nowrap font-chosen">{countedText(chunks, 'chunk')}</h2>
      {recut > 0 && (
        <span className="flex items-center gap-1.5 whitespace-nowrap text-warn">
          <span aria-hidden className="h-[3px] w-3.5 bg-warn" />
          {countText(recut)} re-cut
        </span>
      )}
      {takenOut > 0 && <span className="whitespace-nowrap text-warn">{countText(takenOut)} taken out</span>}
      {!isReadOnly && (
        <span className="min-w-0 truncate text-label text-ink-3">
          {chunk === null ? '' : `Typing goes to chunk ${chunk}. `}
          {takenOut > 0 ? 'Order, roles and ids stay.' : 'Number, order, roles and ids stay.'}
        </span>
      )}
      <span className="ml-auto whitespace-nowrap text-label text-ink-3 max-[1099px]:hidden">
        bar height: √ characters
      </span>
    </div>
  )
}

function useChosenChunk(): number | null {
  return useMessageState((state) => {
    const here = pieceAtCursor(state)
    return here?.field.pieces[here.index]?.chunk ?? null
  })
}

interface OverlayProps {
  readonly chunks: number
  readonly strips: readonly Strip[]
  readonly recut: readonly string[]
}

function Overlay({ chunks, strips, recut }: OverlayProps): ReactNode {
  const { store } = useMessageShared()
  const chosen = useChosenChunk()
  const pieces = usePieceWindow()
  const choose = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const place = placeOfChunk(store.get(), chunkAt((event.clientX - left) / width, chunks))
    if (place) store.place(place)
  }
  const [first, last] = [pieces?.shown[0]?.chunk, pieces?.shown.at(-1)?.chunk]
  return (
    <div aria-hidden className="absolute inset-0 cursor-pointer" onPointerUp={choose}>
      {rowsOf(strips).map(
        (row) =>
          row.kind === 'strip' && (
            <svg
              key={row.strip.key}
              viewBox={`0 0 ${chunks} 3`}
              preserveAspectRatio="none"
              className="absolute h-[3px] w-full"
              style={{ top: row.top + row.height }}
              role="presentation"
            >
              <path d={recut[strips.indexOf(row.strip)]} className="fill-warn" />
            </svg>
          ),
      )}
      {first !== undefined && last !== undefined && <WindowMark window={{ first, last }} count={chunks} />}
      {chosen !== null && <PlayheadMark chunk={chosen} count={chunks} />}
    </div>
  )
}
