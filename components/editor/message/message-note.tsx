import { type ReactNode, useSyncExternalStore } from 'react'
import { countText } from '#lib/figures/text'
import { textOfPieces } from '#lib/message/recut'
import type { MessageState } from './message-state'
import type { MessageStore } from './message-store'
import { pieceAtCursor } from './pieces'

/** Says in the footer where the cursor is. */
export function MessageNote({ store }: { store: MessageStore }): ReactNode {
  const read = (): string => noteOf(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}

function noteOf(state: MessageState): string {
  const here = pieceAtCursor(state)
  if (!here || !state.place || !state.message) return ''
  const { field, index } = here
  const total = countText(textOfPieces(field.pieces).length)
  const character = `character ${countText(state.place.offset)} of ${total}`
  return state.message.chunks > 0 ? `chunk ${field.pieces[index]?.chunk}, ${character}` : character
}
