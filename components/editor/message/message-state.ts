import type { EditableMessage } from '#lib/edit/message/editable-message'
import type { FieldProblem } from '#lib/edit/message/field-problems'

/** A place between two characters of a field. */
export interface CursorPlace {
  /** Key of the field. */
  readonly field: string
  /** In UTF-16 units. */
  readonly offset: number
}

/** A place of a field that reads like what is searched for. */
export interface FieldMatch {
  /** Key of the field. */
  readonly field: string
  readonly start: number
  readonly end: number
}

/** What the JSON is opened at: the character at the cursor, a chunk, or what was sent. */
export type JsonTarget = 'cursor' | 'request' | number

/** What the message view shows. Never changed in place. */
export interface MessageState {
  /** Compared with the file. Null if the text cannot be read as an answer with a message. */
  readonly message: EditableMessage | null
  /** The message as the plot and the side show it: the same, or as it was a moment ago while somebody types. */
  readonly drawn: EditableMessage | null
  /** Where the cursor is. */
  readonly place: CursorPlace | null
  /**
   * The field in which the cursor was last put by something else than typing and moving, where its selection starts, and
   * how often that has happened.
   */
  readonly placed: { readonly field: string; readonly from: number; readonly count: number }
  readonly problems: readonly FieldProblem[]
  /** What was searched for and found, and the index of the one that is shown. */
  readonly matches: readonly FieldMatch[]
  readonly match: number
}
