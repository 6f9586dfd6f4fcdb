import type { EditableMessage } from '#lib/edit/message/editable-message'
import type { CursorPlace } from './message-state'

/** Edits of one field at one place, one after the other. They are cut as one edit, so a word that is typed stays whole. */
export interface Typing {
  readonly field: string
  /** When the last of them was made, in milliseconds. */
  readonly time: number
  /** The message before the first of them. */
  readonly from: EditableMessage
}

/** A message as it was at one time. */
export interface Step {
  readonly message: EditableMessage
  /** The text that it was read from or written to; null until it is written. */
  readonly text: string | null
  /** Where the cursor was after the edit. */
  readonly place: CursorPlace | null
  readonly typed: Typing | null
}

/** The most texts whose messages are remembered. */
const MOST_KNOWN = 20

/**
 * The edits of a message that are not in the text yet, and the messages of texts that were shown before. The history is
 * that of the text (`SharedText`): only an edit that cannot be written, such as a count that is not a number, is here
 * alone.
 */
export class MessageSteps {
  /** The message of the text, and then those that are not written. Empty if the text has no message. */
  private steps: readonly Step[] = []
  private at = -1
  private readonly known = new Map<string, Step>()

  get present(): Step | undefined {
    return this.steps[this.at]
  }

  /** Adds an edit. @param joins whether it takes the place of the one before */
  add(step: Step, joins: boolean): void {
    this.steps = [...this.steps.slice(0, joins ? this.at : this.at + 1), step]
    this.at = this.steps.length - 1
  }

  /** Goes to an edit that is not written. @returns whether there is one */
  move(by: -1 | 1): boolean {
    const isThere = this.steps[this.at + by] !== undefined
    if (isThere) this.at += by
    return isThere
  }

  /** Starts at the message of a text. @param read reads it, if it is not remembered */
  start(text: string, read: () => EditableMessage | null): void {
    const known = this.known.get(text)
    const message = known?.message ?? read()
    this.steps = message ? [{ message, text, place: known?.place ?? null, typed: null }] : []
    this.at = this.steps.length - 1
    if (this.present) this.remember(text, this.present)
  }

  /** Notes that the present message was written to a text. */
  wrote(text: string): void {
    if (!this.present) return
    const step = { ...this.present, text }
    this.steps = [step]
    this.at = 0
    this.remember(text, step)
  }

  private remember(text: string, step: Step): void {
    this.known.delete(text)
    this.known.set(text, step)
    const [oldest] = this.known.keys()
    if (this.known.size > MOST_KNOWN && oldest !== undefined) this.known.delete(oldest)
  }
}
