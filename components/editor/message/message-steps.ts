import type { EditableMessage } from '#lib/edit/message/editable-message'
import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
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
  /** What of it that text does not have, because it cannot be written yet. */
  readonly unwritten: readonly UnwrittenText[]
  /** Where the cursor was after the edit. */
  readonly place: CursorPlace | null
  readonly typed: Typing | null
}

/** The most texts whose messages are remembered. */
const MOST_KNOWN = 20

/**
 * The edits of a message that are not in the text yet, and the messages of texts that were shown before. The history is
 * that of the text (`SharedText`): only an edit of which nothing can be written, such as a count that is not a number,
 * is here alone.
 */
export class MessageSteps {
  /** The message of the text, and then those that are not written. Empty if the text has no message. */
  private steps: readonly Step[] = []
  private at = -1
  /** By text: its message, and the edits of it of which nothing could be written. */
  private readonly known = new Map<string, readonly Step[]>()

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
    this.steps = this.known.get(text) ?? stepsOf(text, read())
    this.at = this.steps.length - 1
    this.remember(text, this.steps)
  }

  /**
   * Starts at the message of a text that is put in the place of another one. What of that could not be written is not
   * in it; undo brings it back.
   * @param before the text until then
   */
  replace(text: string, before: string | null, read: () => EditableMessage | null): void {
    const known = this.known.get(text)?.filter((step) => step.text === text && step.unwritten.length === 0)
    const clean = known?.[0] ? [known[0]] : stepsOf(text, read())
    const open = this.steps.slice(0, this.at + 1)
    if (before !== null && this.present?.text !== before) this.remember(before, open)
    const isSame = before === text && (this.present?.unwritten.length ?? 0) > 0
    this.steps = isSame ? [...open, ...clean] : clean
    this.at = this.steps.length - 1
    if (!this.known.has(text)) this.remember(text, this.steps)
  }

  /** Notes that the present message was written to a text. @param before the text until then */
  wrote(text: string, before: string | null, unwritten: readonly UnwrittenText[]): void {
    if (!this.present) return
    if (before !== null) this.remember(before, this.steps.slice(0, this.at))
    this.steps = [{ ...this.present, text, unwritten }]
    this.at = 0
    this.remember(text, this.steps)
  }

  /** Notes that nothing of the present message could be written. */
  refused(unwritten: readonly UnwrittenText[]): void {
    const { at } = this
    this.steps = this.steps.map((step, index) => (index === at ? { ...step, unwritten } : step))
  }

  private remember(text: string, steps: readonly Step[]): void {
    if (steps.length === 0) return
    this.known.delete(text)
    this.known.set(text, steps)
    const [oldest] = this.known.keys()
    if (this.known.size > MOST_KNOWN && oldest !== undefined) this.known.delete(oldest)
  }
}

function stepsOf(text: string, message: EditableMessage | null): Step[] {
  return message ? [{ message, text, unwritten: [], place: null, typed: null }] : []
}
