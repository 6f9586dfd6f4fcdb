import { choose, type EditableMessage } from '#lib/edit/message/editable-message'
import type { FieldProblem } from '#lib/edit/message/field-problems'
import { partUnwritten, type UnwrittenText, withUnwritten } from '#lib/edit/message/unwritten-text'
import { editorText } from '#lib/edit/written-text'
import { MessageSteps, type Step } from './message-steps'

/**
 * How long typing must pause before the text is written and the page takes it in, in milliseconds. A draft is kept
 * meanwhile: it asks for the text (`flush`).
 */
const REST_MS = 350

/** What is needed of the text that both views show. */
export interface TextAccess {
  /** Reads a text as a message; null if that is not possible. */
  readonly open: (text: string) => EditableMessage | null
  /** Replaces the text. @param joins whether it is undone together with the replacement before */
  readonly write: (text: string, joins: boolean) => void
  /** Says that something was typed that is not written yet. */
  readonly typed: () => void
  /** Has the page take in the text. */
  readonly read: () => void
  /** Takes back the last change of the text, or makes it again. @returns the text then */
  readonly step: (by: -1 | 1) => string
}

/** Reads the message of the text of both views, and writes what is typed into it after a short pause. */
export class MessageWriter {
  private readonly steps = new MessageSteps()
  /** The text of both views, as it is known here. */
  private known: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Whether something was typed that is not written yet. */
  private isWaiting = false
  /** Whether the edit that is not written yet is undone together with the last written one. */
  private joins = false

  /**
   * @param base the message of the file, which is not read again
   * @param onProblems told what cannot be written
   */
  constructor(
    private readonly access: TextAccess,
    private readonly base: () => EditableMessage | null,
    private readonly onProblems: (problems: readonly FieldProblem[]) => void,
  ) {}

  get present(): Step | undefined {
    return this.steps.present
  }

  get text(): string | null {
    return this.known
  }

  /** Takes in the text of both views. @returns whether it is another one */
  take(text: string): boolean {
    if (this.known === text || this.isWaiting) return false
    this.startAt(text)
    return true
  }

  /**
   * Takes in a text that something else has put in the place of the present one, also if it is the same.
   * @param unwritten is typed into its fields
   * @returns the texts that have no field there
   */
  replace(text: string, unwritten: readonly UnwrittenText[]): readonly UnwrittenText[] {
    clearTimeout(this.timer)
    this.isWaiting = false
    this.joins = false
    this.steps.replace(text, this.known, this.reading(text))
    this.known = text
    const { present } = this.steps
    const { message, left } = present ? withUnwritten(present.message, unwritten) : { left: unwritten }
    if (present && message && left.length < unwritten.length)
      this.steps.add({ ...present, message, text: null, typed: null }, false)
    this.flush()
    return left
  }

  /** Adds an edit. @param joins whether it takes the place of the one before */
  add(step: Omit<Step, 'text' | 'unwritten'>, joins: boolean): void {
    // What was typed elsewhere before is undone by itself.
    if (!joins) this.flush()
    const isWritten = this.steps.present?.text !== null
    if (isWritten || !joins) this.joins = joins
    this.steps.add({ ...step, text: null, unwritten: [] }, joins)
  }

  /** Writes what was typed once typing pauses. */
  schedule(): void {
    this.isWaiting = true
    this.access.typed()
    clearTimeout(this.timer)
    this.timer = setTimeout(this.settle, REST_MS)
  }

  /** Writes what was typed into the text now, and has the page take it in. */
  readonly settle = (): void => {
    clearTimeout(this.timer)
    this.flush()
    this.access.read()
  }

  /** Writes what was typed into the text, now. The page takes it in when typing pauses. */
  readonly flush = (): void => {
    this.isWaiting = false
    const { present } = this.steps
    if (!present || present.text !== null) return
    const { text: fileText, unwritten, problems } = partUnwritten(present.message)
    if (problems.length > 0) this.onProblems(problems)
    const text = editorText(fileText)
    const isSame = text === this.known
    if (isSame && unwritten.length > 0) this.steps.refused(unwritten)
    else this.steps.wrote(text, this.known, unwritten)
    if (isSame) return
    this.known = text
    this.access.write(text, this.joins)
  }

  /** Returns what was typed and cannot be written into the text yet. */
  readonly unwritten = (): readonly UnwrittenText[] => {
    this.flush()
    return this.steps.present?.unwritten ?? []
  }

  /** Goes to the edit before or after, whichever view it was made in. */
  move(by: -1 | 1): void {
    if (!this.steps.move(by)) this.startAt(this.access.step(by))
  }

  /** The message as it is read from the present text: only there every character has its place. */
  unedited(): EditableMessage | null {
    const present = this.steps.present?.message
    if (present?.origin.recording.text === this.known) return present
    return this.known === null ? null : this.access.open(this.known)
  }

  stop(): void {
    clearTimeout(this.timer)
    this.flush()
  }

  private startAt(text: string): void {
    this.known = text
    this.joins = false
    this.steps.start(text, this.reading(text))
  }

  private reading(text: string): () => EditableMessage | null {
    const { choices } = this.steps.present?.message ?? {}
    return () => {
      const base = this.base()
      const message = base?.origin.recording.text === text ? base : this.access.open(text)
      return message && choices ? choose(message, choices) : message
    }
  }
}
