import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
import type { CodeHandle } from '../monaco/code-handle'

/** The part of the JSON editor that holds the text with its history. */
type Keeper = Pick<CodeHandle, 'text' | 'replaceText' | 'step' | 'isGone'>

/** A view that writes what is typed into it after a pause. */
export interface Typist {
  /** Writes it now. */
  readonly flush: () => void
  /**
   * Reads the text that something else has put in the place of its own.
   * @param unwritten what is typed into its fields then
   * @returns the texts that have no field there
   */
  readonly replaced: (text: string, unwritten: readonly UnwrittenText[]) => readonly UnwrittenText[]
  /** Returns what was typed and cannot be written into the text yet. */
  readonly unwritten: () => readonly UnwrittenText[]
}

/**
 * The text of both views, with its one history: undo takes back what was done in either view. Until the JSON editor is
 * loaded the history is here; then the editor gets all of it and keeps it.
 */
export class SharedText {
  private texts: readonly string[]
  private at = 0
  private keeper: Keeper | null = null
  /** Whether the JSON editor's text has changed since it was read. */
  private isOld = false

  /** @param text as it was last read */
  constructor(private text: string) {
    this.texts = [text]
  }

  /** Returns the text, without what a view has not written yet. */
  get(): string {
    // When the page is left, the editor may be gone before its text was read a last time.
    if (this.isOld && this.keeper && !this.keeper.isGone()) this.text = this.keeper.text()
    this.isOld = false
    return this.text
  }

  /** The text without what was typed into the JSON editor since it was read. */
  get lastRead(): string {
    return this.text
  }

  /** Says that something was typed into the JSON editor. */
  changed(): void {
    this.isOld = true
  }

  /** Replaces the text. @param joins whether undo takes it back together with the replacement before */
  write(text: string, joins = false): void {
    if (text === this.get()) return
    if (this.keeper) this.keeper.replaceText(text, joins)
    else {
      this.texts = [...this.texts.slice(0, joins && this.at > 0 ? this.at : this.at + 1), text]
      this.at = this.texts.length - 1
    }
    this.text = text
    this.isOld = false
  }

  /** Takes back the last change, or makes it again. @returns the text then */
  step(by: -1 | 1): string {
    this.at = Math.max(0, Math.min(this.texts.length - 1, this.at + by))
    this.text = this.keeper ? this.keeper.step(by) : (this.texts[this.at] ?? this.text)
    this.isOld = false
    return this.text
  }

  /** Gives the history to the JSON editor, which has loaded with the text that the page started with. */
  keepIn(keeper: Keeper): void {
    for (const text of this.texts.slice(1)) keeper.replaceText(text)
    for (let at = this.texts.length - 1; at > this.at; at--) keeper.step(-1)
    this.texts = []
    this.keeper = keeper
    this.isOld = false
  }
}
