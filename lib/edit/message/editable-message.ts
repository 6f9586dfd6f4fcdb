import type { TextEdit } from '#lib/json/text-edit'
import type { Lane } from '#lib/message/message'
import { type Piece, recut, textOfPieces } from '#lib/message/recut'
import type { Part } from '#lib/message/source-log'
import type { Origin } from './origin'

/**
 * A text of an answer that can be edited: a lane, the name or arguments of a call, a finish reason, or a token count.
 */
export interface EditableField {
  /** Distinguishes it from the other fields of the message. */
  readonly key: string
  readonly choice: number
  readonly part: Part | 'count'
  /** The lane of the timeline that shows its pieces. */
  readonly lane: Lane
  /** N of the lane `tool:N`; null for what belongs to no call. */
  readonly call: number | null
  /** The id of the call. It is shown, and not edited. */
  readonly id: string | null
  /** For a count: what it counts in the row of a recording. Null for a detail, and for one that a later one replaces. */
  readonly counts: 'input' | 'output' | 'total' | null
  /** For a count: pointer to it, such as `/usage/total_tokens`. */
  readonly name: string
  /** What the file holds: a string, a JSON value (its text is JSON without white space), or a number. */
  readonly form: 'text' | 'json' | 'number'
  /** Why it cannot be edited here; null if it can. */
  readonly fixed: string | null
  /** The pieces in the file, and as edited: always as many, of the same chunks, in the same order. */
  readonly recorded: readonly Piece[]
  readonly pieces: readonly Piece[]
}

/** What becomes of a value that an edit makes untrue. `keep` leaves it as it is recorded. */
export interface Choices {
  /** Text that a later event or field repeats. */
  readonly repeats: 'in step' | 'keep'
  /** Log probabilities and token ids of chunks that are re-cut: `empty` takes them out. */
  readonly logprobs: 'keep' | 'empty'
  readonly tokenIds: 'keep' | 'empty'
  /** Token counts of the answer: `empty` makes them 0. To set them by hand, edit their fields. */
  readonly usage: 'keep' | 'empty'
  /** Chunks that have become empty. One that alone has a role, an id, a finish reason or a count always stays. */
  readonly emptied: 'keep' | 'take out'
}

/** The answer of a recording as texts, with what has been typed into them. Never changed in place. */
export interface EditableMessage {
  readonly fields: readonly EditableField[]
  readonly choices: Choices
  /** The number of chunks of a stream; 0 for a whole answer, whose pieces all have the chunk 0. */
  readonly chunks: number
  /** What only this folder uses: the file, and the place of every piece. */
  readonly origin: Origin
}

/** What happens unless the reader chooses otherwise: recorded facts stay, and repeated text stays equal. */
export const USUAL: Choices = {
  repeats: 'in step',
  logprobs: 'keep',
  tokenIds: 'keep',
  usage: 'keep',
  emptied: 'keep',
}

/**
 * Returns the message with one edit of a field. The pieces of the field are cut again (`recut`); a field that is fixed,
 * or that does not exist, stays as it is.
 */
export function editField(message: EditableMessage, key: string, edit: TextEdit): EditableMessage {
  const fields = message.fields.map((field) => {
    return field.key === key && field.fixed === null ? { ...field, pieces: cut(field, edit) } : field
  })
  return { ...message, fields }
}

function cut({ part, pieces }: EditableField, edit: TextEdit): readonly Piece[] {
  const after = recut(pieces, edit)
  return part === 'name' && repeatsItself(after) ? inFirst(after) : after
}

/** Readers take a piece of a name that equals the name so far for a repetition, and add nothing. */
function repeatsItself(pieces: readonly Piece[]): boolean {
  let name = ''
  return pieces.some(({ text }) => {
    const isSame = text !== '' && text === name
    name += text
    return isSame
  })
}

function inFirst(pieces: readonly Piece[]): readonly Piece[] {
  const name = textOfPieces(pieces)
  return pieces.map((piece, index) => ({ ...piece, text: index === 0 ? name : '' }))
}

/** Returns the message with a field as it is recorded. */
export function resetField(message: EditableMessage, key: string): EditableMessage {
  const fields = message.fields.map((field) => {
    return field.key === key ? { ...field, pieces: field.recorded } : field
  })
  return { ...message, fields }
}

/** Returns the message with other choices for what an edit makes untrue. */
export function choose(message: EditableMessage, choices: Partial<Choices>): EditableMessage {
  return { ...message, choices: { ...message.choices, ...choices } }
}

/** Returns the indexes of the pieces of a field that differ from the file. */
export function recutPieces({ pieces, recorded }: EditableField): number[] {
  return [...pieces.keys()].filter((index) => pieces[index]?.text !== recorded[index]?.text)
}
