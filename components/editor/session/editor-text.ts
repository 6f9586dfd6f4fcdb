import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
import type { CodeHandle } from '../monaco/code-handle'
import { SharedText, type Typist } from './shared-text'

/** The pause after typing before the text is read from the JSON editor, in milliseconds; longer for a long text. */
const REST_MS = 60
const LONG_TEXT = 300_000
const LONG_REST_MS = 250

/** The text as the message view has it. */
export interface SharedTextAccess {
  readonly get: () => string
  /** Replaces the text. The page takes it in with the next `read`. @param joins as in `SharedText` */
  readonly write: (text: string, joins: boolean) => void
  /** Says that something was typed that is not written yet. */
  readonly typed: () => void
  /** Gives the page the text as it is now: what follows from it is found out, which takes longer than a key may. */
  readonly read: () => void
  /** Takes back the last change, or makes it again. @returns the text then */
  readonly step: (by: -1 | 1) => string
  /** Sets the view that may have more to write. */
  readonly setTypist: (typist: Typist) => void
}

/** The text as the page has taken it in. */
export interface TakenText {
  readonly text: string
  /** `EditorText.typings` then. */
  readonly typings: number
}

/** Reads and writes the text of both views, and gives it to the page once typing pauses. */
export class EditorText {
  private readonly text: SharedText
  private typist: Typist | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private isWriting = false
  private taken = 0
  private count = 0
  private readonly listeners = new Set<() => void>()

  /** @param onRead called with the text soon after typing, and at once when it is replaced */
  constructor(
    text: string,
    private readonly onRead: (taken: TakenText) => void,
  ) {
    this.text = new SharedText(text)
  }

  /** Gives the text and its history to the JSON editor. */
  keepIn(keeper: CodeHandle): void {
    this.text.keepIn(keeper)
    // The JSON editor is often ready only when somebody types already.
    this.readNow()
  }

  /** Says that the JSON editor's text has changed. */
  onEdit = (): void => {
    if (this.isWriting) return
    this.text.changed()
    this.typed()
    clearTimeout(this.timer)
    const { length } = this.text.lastRead
    this.timer = setTimeout(this.read, length > LONG_TEXT ? LONG_REST_MS : REST_MS)
  }

  private readonly read = (): string => {
    clearTimeout(this.timer)
    const now = this.text.get()
    this.taken = this.count
    this.onRead({ text: now, typings: this.count })
    return now
  }

  /** Counts the first thing that is typed after the page has taken in the text: it does not know the text then. */
  private readonly typed = (): void => {
    if (this.count > this.taken) return
    this.count++
    for (const listener of this.listeners) listener()
  }

  /** Returns how often typing has begun. */
  typings = (): number => this.count

  /** Calls a function when typing begins. @returns what ends that */
  whenTyping = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Returns the text with what was typed a moment ago. The page does not take it in. */
  peek = (): string => {
    this.typist?.flush()
    return this.text.get()
  }

  /** Gives the page the text with what was typed a moment ago. @returns the text */
  readNow = (): string => {
    this.typist?.flush()
    return this.read()
  }

  /**
   * Replaces the text in both views; undo takes it back.
   * @param unwritten what is typed into the message then: by default nothing
   * @returns the texts that have no field there
   */
  write = (text: string, unwritten: readonly UnwrittenText[] = []): readonly UnwrittenText[] => {
    this.typist?.flush()
    this.put(text)
    const left = this.typist?.replaced(text, unwritten) ?? unwritten
    this.read()
    return left
  }

  /** Returns what was typed into the message and cannot be written into the text yet. */
  unwritten = (): readonly UnwrittenText[] => this.typist?.unwritten() ?? []

  /** The JSON editor says of this change, too, that something was typed. */
  private put(text: string, joins = false): void {
    this.isWriting = true
    this.text.write(text, joins)
    this.isWriting = false
  }

  readonly shared: SharedTextAccess = {
    get: () => this.text.get(),
    write: (text, joins) => this.put(text, joins),
    typed: () => this.typed(),
    read: () => void this.read(),
    step: (by) => {
      this.text.step(by)
      return this.read()
    },
    setTypist: (typist) => {
      this.typist = typist
    },
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}
