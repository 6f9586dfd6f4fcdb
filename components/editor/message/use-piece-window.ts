import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import type { EditableField } from '#lib/edit/message/editable-message'
import type { Piece } from '#lib/message/recut'
import { visibleDelta } from '#lib/page/visible'
import { pieceAtCursor } from './pieces'
import { useMessageState } from './store-context'
import { useEffects } from './use-effects'

/** One piece of the strip. */
export interface ShownPiece extends Piece {
  /** Index among the pieces of the field. */
  readonly index: number
  /** As it is shown; `nothing` if it is empty, or `taken out`. */
  readonly shown: string
  readonly isRecut: boolean
  readonly isTakenOut: boolean
}

/** The pieces around the cursor. */
export interface PieceWindow {
  readonly field: EditableField
  readonly chosen: number
  readonly shown: readonly ShownPiece[]
}

const MAX_SHOWN = 28
/** Widths in px: of a character, of what is around the text of a piece, of what is beside the strip. */
const CHARACTER = 7.3
const AROUND = 22
const BESIDE = { wide: 420 + 122 + 48, narrow: 32 + 90 }

/** Returns the pieces around the cursor that fit into the strip; null if the cursor is in no field with several. */
export function usePieceWindow(): PieceWindow | null {
  const field = useDeferredValue(useMessageState((state) => pieceAtCursor(state)?.field ?? null))
  const { takenOut } = useEffects()
  const index = useMessageState((state) => pieceAtCursor(state)?.index ?? -1)
  const width = useSyncExternalStore(
    onResize,
    () => window.innerWidth,
    () => 1440,
  )
  return useMemo(() => {
    const isShown = field !== null && index >= 0 && field.part !== 'finish' && field.part !== 'count'
    if (!isShown) return null
    const room = width - (width >= 1100 ? BESIDE.wide : BESIDE.narrow)
    const at = Math.min(index, field.pieces.length - 1)
    return { field, chosen: index, shown: around(field, takenOut, at, room) }
  }, [field, takenOut, index, width])
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

function around(
  field: EditableField,
  takenOut: ReadonlySet<number>,
  index: number,
  room: number,
): ShownPiece[] {
  const first = shownPiece(field, takenOut, index)
  const shown = first ? [first] : []
  let left = room - (first ? widthOf(first) : 0)
  for (
    let [before, after] = [index - 1, index + 1];
    before >= 0 || after < field.pieces.length;
    before--, after++
  ) {
    for (const at of [before, after]) {
      const piece = shownPiece(field, takenOut, at)
      if (!piece) continue
      left -= widthOf(piece)
      if (left < 0) return shown
      if (at === before) shown.unshift(piece)
      else shown.push(piece)
    }
  }
  return shown
}

function shownPiece(
  { pieces, recorded }: EditableField,
  takenOut: ReadonlySet<number>,
  index: number,
): ShownPiece | null {
  const piece = pieces[index]
  if (!piece) return null
  const { text } = piece
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
  const isTakenOut = takenOut.has(piece.chunk)
  const shown = isTakenOut ? 'taken out' : text === '' ? 'nothing' : visibleDelta(cut)
  return { ...piece, index, shown, isRecut: text !== recorded[index]?.text, isTakenOut }
}

function widthOf({ shown, chunk }: ShownPiece): number {
  return Math.max(shown.length, String(chunk).length) * CHARACTER + AROUND
}
