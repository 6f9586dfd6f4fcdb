import type { ReactNode } from 'react'
import { endOfPiece } from './pieces'
import { useMessageShared } from './store-context'
import type { PieceWindow } from './use-piece-window'

/** The pieces around the cursor, under the plot. The chosen one is where typing goes. */
export function PieceStrip({ pieces }: { pieces: PieceWindow | null }): ReactNode {
  const { store } = useMessageShared()
  const [first, last] = [pieces?.shown[0]?.chunk, pieces?.shown.at(-1)?.chunk]
  return (
    <div className="grid h-[46px] grid-cols-[122px_minmax(0,1fr)] items-center px-4 max-[699px]:grid-cols-1">
      <div className="flex pr-3.5 max-[699px]:hidden">
        <span className="text-ink-2">pieces</span>
        <span className="ml-auto text-label text-ink-3">
          {pieces && (first === last ? first : `${first}–${last}`)}
        </span>
      </div>
      {pieces ? (
        <ol aria-label="Pieces around the cursor" className="flex gap-1 overflow-hidden py-1">
          {pieces.shown.map(({ index, chunk, shown, text, isRecut, isTakenOut }) => (
            <li key={index} className="shrink-0">
              <button
                type="button"
                tabIndex={-1}
                aria-current={index === pieces.chosen || undefined}
                aria-label={`Chunk ${chunk}: ${text === '' ? shown : text}${isRecut && !isTakenOut ? ', re-cut' : ''}`}
                onClick={() => store.place(endOfPiece(pieces.field, index))}
                className={`block h-[37px] rounded-chip border border-line-2 px-1.5 text-left text-label hover:border-control aria-[current]:bg-sel ${isRecut ? 'border-b-2 !border-b-warn' : ''}`}
              >
                <span className={`block leading-4 ${index === pieces.chosen ? 'font-chosen' : 'text-ink-3'}`}>
                  {chunk}
                </span>
                <span
                  className={`block whitespace-pre font-mono leading-[17px] ${text === '' ? 'text-ink-3 italic' : ''}`}
                >
                  {shown}
                </span>
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <span className="text-label text-ink-3">Put the cursor into a text to see its pieces.</span>
      )}
    </div>
  )
}
