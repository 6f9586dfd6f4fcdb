import { comparedWith } from '#lib/edit/message/compared'
import {
  type Choices,
  choose,
  type EditableMessage,
  editField,
  resetField,
} from '#lib/edit/message/editable-message'
import { fieldProblems } from '#lib/edit/message/field-problems'
import { JsonPlaces } from '#lib/edit/message/places'
import { partUnwritten, type UnwrittenText, withUnwritten } from '#lib/edit/message/unwritten-text'
import { editorText } from '#lib/edit/written-text'
import { spanOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { type Position, positionAt } from '#lib/json/position'
import { editBetween, type TextEdit } from '#lib/json/text-edit'
import { textOfPieces } from '#lib/message/recut'
import type { CursorPlace, FieldMatch, JsonTarget, MessageState } from './message-state'
import { MessageSteps, type Step } from './message-steps'
import { neighbourPiece } from './pieces'

/**
 * How long typing must pause before the text is written and the page takes it in, in milliseconds. A draft is kept
 * meanwhile: it asks for the text (`flush`).
 */
const REST_MS = 350
/** How long the plot and the side may be behind what is typed, in milliseconds: the typed character comes first. */
const DRAWN_MS = 80
/** Edits of one field with shorter pauses are undone together, in milliseconds. */
const RUN_MS = 1_000

/** What the store needs of the text that both views show. */
export interface TextAccess {
  /** Reads a text as a message; null if that is not possible. */
  readonly open: (text: string) => EditableMessage | null
  /** Replaces the text. @param joins whether it is undone together with the replacement before */
  readonly write: (text: string, joins: boolean) => void
  /** Has the page take in the text. */
  readonly read: () => void
  /** Takes back the last change of the text, or makes it again. @returns the text then */
  readonly step: (by: -1 | 1) => string
}

/**
 * Holds the message of a text while it is edited. It writes what is typed into the text after a short pause, and reads
 * the text again when somebody else has changed it. It is outside React, so that a typed character draws only what
 * changes.
 */
export class MessageStore {
  private readonly steps = new MessageSteps()
  private base: EditableMessage | null = null
  private state: MessageState = {
    message: null,
    drawn: null,
    place: null,
    placed: { field: '', from: 0, count: 0 },
    problems: [],
    matches: [],
    match: -1,
  }
  /** The text of both views, as this store knows it. */
  private text: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private drawing: ReturnType<typeof setTimeout> | undefined
  /** Whether something was typed that is not written yet. */
  private isWaiting = false
  /** Whether the edit that is not written yet is undone together with the last written one. */
  private joins = false
  private readonly listeners = new Set<() => void>()
  private onEdit = (): void => undefined

  constructor(private readonly access: TextAccess) {}

  get = (): MessageState => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** @param action called when something is typed, long before it is written */
  whenTyped(action: () => void): void {
    this.onEdit = action
  }

  /** Takes in the text of both views, and the text of the file that it is compared with. */
  take(text: string, fileText: string): void {
    const isNewFile = this.base?.origin.recording.text !== fileText
    if (isNewFile) this.base = this.access.open(fileText)
    if (this.text !== text && !this.isWaiting) this.startAt(text)
    else if (!isNewFile) return
    this.show()
  }

  /**
   * Takes in a text that something else has put in the place of the present one, also if it is the same.
   * @param unwritten is typed into its fields
   * @returns the texts that have no field there
   */
  replaced = (text: string, unwritten: readonly UnwrittenText[]): readonly UnwrittenText[] => {
    clearTimeout(this.timer)
    this.isWaiting = false
    this.joins = false
    this.steps.replace(text, this.text, this.reading(text))
    this.text = text
    const { present } = this.steps
    const { message, left } = present ? withUnwritten(present.message, unwritten) : { left: unwritten }
    if (present && message && left.length < unwritten.length)
      this.steps.add({ ...present, message, text: null, typed: null }, false)
    this.flush()
    this.show()
    this.onEdit()
    return left
  }

  private startAt(text: string): void {
    this.text = text
    this.joins = false
    this.steps.start(text, this.reading(text))
  }

  private reading(text: string): () => EditableMessage | null {
    const { choices } = this.steps.present?.message ?? {}
    return () => {
      const isBase = this.base?.origin.recording.text === text
      const message = isBase ? this.base : this.access.open(text)
      return message && choices ? choose(message, choices) : message
    }
  }

  /** Edits a field. @param offset where the cursor is in the field then */
  edit(field: string, edit: TextEdit, offset: number): void {
    const now = performance.now()
    const present = this.steps.present
    if (!present) return
    const typing = goesOn(present, field, edit) ? present.typed : null
    const message = typing
      ? editedSince(typing.from, present.message, field, edit, offset)
      : editField(present.message, field, edit)
    const place = { field, offset }
    const from = typing?.from ?? present.message
    this.add(
      { message, text: null, unwritten: [], place, typed: { field, time: now, from } },
      typing !== null && now - typing.time < RUN_MS,
    )
    this.state = { ...this.state, place }
    this.show(true)
    this.schedule()
  }

  /**
   * Chooses what becomes of values that an edit makes untrue.
   * @param reset keys of fields that become as recorded
   */
  choose(choices: Partial<Choices>, reset: readonly string[] = []): void {
    const present = this.steps.present
    if (!present) return
    const message = reset.reduce(resetField, choose(present.message, choices))
    this.add({ ...present, message, text: null, unwritten: [], typed: null }, false)
    this.show()
    this.settle()
  }

  private add(step: Step, joins: boolean): void {
    // What was typed elsewhere before is undone by itself.
    if (!joins) this.flush()
    const isWritten = this.steps.present?.text !== null
    if (isWritten || !joins) this.joins = joins
    this.steps.add(step, joins)
  }

  private schedule(): void {
    this.isWaiting = true
    clearTimeout(this.timer)
    this.timer = setTimeout(this.settle, REST_MS)
    this.onEdit()
  }

  private readonly settle = (): void => {
    clearTimeout(this.timer)
    this.flush()
    this.access.read()
  }

  /** Writes what was typed into the text, now. The page takes it in when typing pauses. */
  flush = (): void => {
    this.isWaiting = false
    const { present } = this.steps
    if (!present || present.text !== null) return
    const { text: fileText, unwritten, problems } = partUnwritten(present.message)
    if (problems.length > 0) {
      this.state = { ...this.state, problems }
      this.tell()
    }
    const text = editorText(fileText)
    const isSame = text === this.text
    if (isSame && unwritten.length > 0) this.steps.refused(unwritten)
    else this.steps.wrote(text, this.text, unwritten)
    if (isSame) return
    this.text = text
    this.access.write(text, this.joins)
  }

  /** Returns what was typed and cannot be written into the text yet. */
  unwritten = (): readonly UnwrittenText[] => {
    this.flush()
    return this.steps.present?.unwritten ?? []
  }

  /** Puts the cursor into a field, where it was last or at the end. */
  toField(key: string): void {
    const { message, place } = this.state
    const field = message?.fields.find((one) => one.key === key)
    if (!field) return
    this.place(place?.field === key ? place : { field: key, offset: textOfPieces(field.pieces).length })
  }

  /** Takes back the last edit, or makes it again, whichever view it was made in. */
  step(by: -1 | 1): void {
    this.flush()
    const undone = this.steps.present?.place ?? null
    const isHere = this.steps.move(by)
    if (!isHere) this.startAt(this.access.step(by))
    const next = this.steps.present?.place ?? this.state.place
    this.place(by === -1 ? (undone ?? next) : next)
    this.onEdit()
  }

  /** Notes where the reader has put the cursor. */
  moved(place: CursorPlace): void {
    const { field, offset } = this.state.place ?? { field: '', offset: -1 }
    if (field === place.field && offset === place.offset) return
    this.state = { ...this.state, place }
    this.tell()
  }

  /** Puts the cursor at a place. @param from where the selection starts that ends there */
  place(place: CursorPlace | null, from: number = place?.offset ?? 0): void {
    const placed = { field: place?.field ?? '', from, count: this.state.placed.count + 1 }
    this.state = { ...this.state, place, placed }
    this.show()
  }

  /** Marks what was found. */
  mark(matches: readonly FieldMatch[], match: number): void {
    this.state = { ...this.state, matches, match }
    this.tell()
  }

  /** Puts the cursor into the previous or next chunk. */
  toNeighbour(by: -1 | 1): void {
    const place = neighbourPiece(this.state, by)
    if (place) this.place(place)
  }

  /** Returns the place in the text of both views of the cursor, a chunk or the request; null if there is none. */
  placeInText(target: JsonTarget = 'cursor'): Position | null {
    this.flush()
    const { place } = this.state
    const message = this.unedited()
    if (!message) return null
    if (target === 'request') return requestPlace(message)
    const places = new JsonPlaces(message)
    if (target !== 'cursor') return places.ofChunk(target)
    return place && places.ofField(place.field, place.offset)
  }

  /** Puts the cursor at the character of the message that stands at a place of the text, if there is one. */
  placeAt(position: Position): void {
    const message = this.unedited()
    const place = message && new JsonPlaces(message).inMessage(position)
    if (place) this.place({ field: place.field, offset: place.offset })
  }

  /** The message as it is read from the present text: only there every character has its place. */
  private unedited(): EditableMessage | null {
    const present = this.steps.present?.message
    const isSame = present?.origin.recording.text === this.text
    return isSame ? present : this.text === null ? null : this.access.open(this.text)
  }

  private show(isTyping = false): void {
    const { present } = this.steps
    const message = present ? (this.base ? comparedWith(this.base, present.message) : present.message) : null
    const drawn = isTyping ? this.state.drawn : message
    this.state = { ...this.state, message, drawn, problems: this.problemsOf(message) }
    if (isTyping) this.drawing ??= setTimeout(this.draw, DRAWN_MS)
    this.tell()
  }

  private problemsOf(message: EditableMessage | null): MessageState['problems'] {
    const problems = message ? fieldProblems(message) : []
    return problems.length + this.state.problems.length === 0 ? this.state.problems : problems
  }

  private readonly draw = (): void => {
    this.drawing = undefined
    this.state = { ...this.state, drawn: this.state.message }
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  stop(): void {
    clearTimeout(this.timer)
    clearTimeout(this.drawing)
    this.flush()
    this.listeners.clear()
  }
}

/** Whether an edit goes on where the last one ended. */
function goesOn({ typed, place }: Step, field: string, { start, end }: TextEdit): boolean {
  return typed?.field === field && place !== null && start <= place.offset && end >= place.offset
}

/** Makes all edits of a field since an earlier message at once. @param cursor where it is after the last one */
function editedSince(
  from: EditableMessage,
  present: EditableMessage,
  key: string,
  { start, end, text }: TextEdit,
  cursor: number,
): EditableMessage {
  const textIn = (message: EditableMessage): string =>
    textOfPieces(message.fields.find((field) => field.key === key)?.pieces ?? [])
  const now = textIn(present)
  const after = now.slice(0, start) + text + now.slice(end)
  return editField(from, key, editBetween(textIn(from), after, cursor))
}

function requestPlace({ origin }: EditableMessage): Position | null {
  const { document, call, text } = origin.recording
  const node = nodeAt(document, call.sentPath) ?? nodeAt(document, call.path)
  return node === undefined ? null : positionAt(text, spanOf(document, node).start)
}
