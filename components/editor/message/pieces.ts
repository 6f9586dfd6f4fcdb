import type { AnswerPlace } from '#lib/api/page-address'
import type { EditableField } from '#lib/edit/message/editable-message'
import { pieceAt, textOfPieces } from '#lib/message/recut'
import type { CursorPlace, MessageState } from './message-state'

/** The piece of a field that typing goes to. */
export interface CursorPiece {
  readonly field: EditableField
  /** Index among the pieces of the field. */
  readonly index: number
}

/** Returns the piece that takes what is typed at the cursor; null if the cursor is in no field. */
export function pieceAtCursor({
  message,
  place,
}: Pick<MessageState, 'message' | 'place'>): CursorPiece | null {
  const field = message?.fields.find(({ key }) => key === place?.field)
  return field && place ? { field, index: pieceAt(field.pieces, place.offset) } : null
}

/** Returns the place at the end of a piece, where typing goes to that piece. */
export function endOfPiece({ key, pieces }: EditableField, index: number): CursorPlace {
  return { field: key, offset: textOfPieces(pieces.slice(0, index + 1)).length }
}

/** Returns the place of the previous or next chunk, also in another field; null at the first and last one. */
export function neighbourPiece(
  state: Pick<MessageState, 'message' | 'place'>,
  by: -1 | 1,
): CursorPlace | null {
  const here = pieceAtCursor(state)
  const said = (state.message?.fields ?? []).filter(isSaid)
  if (!here) return said[0] ? endOfPiece(said[0], 0) : null
  const { field, index } = here
  for (let next = index + by; field.pieces[next]; next += by) {
    const place = endOfPiece(field, next)
    // At the end of a piece, an emptied one after it takes what is typed.
    if (pieceAt(field.pieces, place.offset) !== index) return place
  }
  const other = said[said.indexOf(field) + by]
  return other ? endOfPiece(other, by === 1 ? 0 : other.pieces.length - 1) : null
}

/**
 * Returns the place of the first piece of a chunk or, if it has none, of the next chunk with one. A name is no place to
 * type if the answer says anything else.
 */
export function placeOfChunk({ message }: Pick<MessageState, 'message'>, chunk: number): CursorPlace | null {
  const said = (message?.fields ?? []).filter(isSaid)
  const unnamed = said.filter(({ part }) => part !== 'name')
  const kinds = [unnamed.filter(hasText), unnamed.filter(({ part }) => part === 'arguments'), unnamed, said]
  const found = (kinds.find(({ length }) => length > 0) ?? []).flatMap((field) => {
    const index = field.pieces.findIndex((piece) => piece.chunk >= chunk)
    const piece = field.pieces[index]
    return piece ? [{ chunk: piece.chunk, place: endOfPiece(field, index) }] : []
  })
  return found.toSorted((a, b) => a.chunk - b.chunk)[0]?.place ?? null
}

/** Where the editor opens. */
export interface StartPlace {
  /** A character of the answer, from the address. */
  readonly at: AnswerPlace | null
  readonly chunk: number | null
}

/** What an answer says, in the order in which a reader wants to change it. */
const SAID = ['text', 'refusal', 'arguments', 'reasoning']

/**
 * Returns where typing goes first: to the place that the address names; or else to the start of the text or, if there is
 * none, of the arguments of a call.
 */
export function placeOfStart(
  state: Pick<MessageState, 'message'>,
  { at, chunk }: StartPlace,
): CursorPlace | null {
  const named = (at && placeOfAnswer(state, at)) ?? (chunk === null ? null : placeOfChunk(state, chunk))
  if (named) return named
  const said = (state.message?.fields ?? []).filter((field) => isSaid(field) && hasText(field))
  const [first] = SAID.flatMap((part) => said.filter((field) => field.part === part))
  return first ? { field: first.key, offset: 0 } : placeOfChunk(state, 0)
}

/** Returns the place of a character of the answer; null if there is no such text. */
function placeOfAnswer({ message }: Pick<MessageState, 'message'>, at: AnswerPlace): CursorPlace | null {
  const part = at.lane.startsWith('tool:') ? 'arguments' : at.lane
  const field = message?.fields.find(
    (one) => one.choice === at.choice && one.lane === at.lane && one.part === part,
  )
  return field ? { field: field.key, offset: Math.min(at.offset, textOfPieces(field.pieces).length) } : null
}

/** Returns what a place is in the answer, for the address; null for a place in a name, a finish reason or a count. */
export function answerPlaceOf({
  message,
  place,
}: Pick<MessageState, 'message' | 'place'>): AnswerPlace | null {
  const field = message?.fields.find(({ key }) => key === place?.field)
  if (!field || !place || !isSaid(field) || field.part === 'name') return null
  return { choice: field.choice, lane: field.lane, offset: place.offset }
}

/** Whether a field says something: an answer without text has an empty field for it. */
export function hasText({ pieces }: Pick<EditableField, 'pieces'>): boolean {
  return pieces.some(({ text }) => text !== '')
}

/** Whether a field is a text of the answer that can be edited, and not how it ended or what it cost. */
function isSaid({ part, fixed }: EditableField): boolean {
  return part !== 'count' && part !== 'finish' && fixed === null
}
