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
import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
import { spanOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { type Position, positionAt } from '#lib/json/position'
import { editBetween, type TextEdit } from '#lib/json/text-edit'
import { textOfPieces } from '#lib/message/recut'
import type { CursorPlace, FieldMatch, JsonTarget, MessageState } from './message-state'
import type { Step } from './message-steps'
import { MessageWriter, type TextAccess } from './message-writer'
import { neighbourPiece } from './pieces'

/** How long the plot and the side may be behind what is typed, in milliseconds: the typed character comes first. */
const DRAWN_MS = 80
/** Edits of one field with shorter pauses are undone together, in milliseconds. */
const RUN_MS = 1_000

/** The place in the JSON that the cursor came from, the place in the message that it was put at, and the text then. */
interface CameFrom {
  readonly place: CursorPlace
  readonly position: Position
  readonly text: string | null
}

/**
 * Holds the message of a text while it is edited. It writes what is typed into the text after a short pause, and reads
 * the text again when somebody else has changed it. It is outside React, so that a typed character draws only what
 * changes.
 */
export class MessageStore {
  private readonly writer: MessageWriter
  private cameFrom: CameFrom | null = null
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
  private drawing: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()
  private onEdit = (): void => undefined

  constructor(private readonly access: TextAccess) {
    const refused = (problems: MessageState['problems']): void => {
      this.state = { ...this.state, problems }
      this.tell()
    }
    this.writer = new MessageWriter(access, () => this.base, refused)
  }

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
    if (this.writer.take(text) || isNewFile) this.show()
  }

  /** As `MessageWriter.replace`. */
  replaced = (text: string, unwritten: readonly UnwrittenText[]): readonly UnwrittenText[] => {
    const left = this.writer.replace(text, unwritten)
    this.show()
    this.onEdit()
    return left
  }

  /** Edits a field. @param offset where the cursor is in the field then */
  edit(field: string, edit: TextEdit, offset: number): void {
    const now = performance.now()
    const present = this.writer.present
    if (!present) return
    const typing = goesOn(present, field, edit) ? present.typed : null
    const message = typing
      ? editedSince(typing.from, present.message, field, edit, offset)
      : editField(present.message, field, edit)
    const place = { field, offset }
    const from = typing?.from ?? present.message
    this.writer.add(
      { message, place, typed: { field, time: now, from } },
      typing !== null && now - typing.time < RUN_MS,
    )
    this.state = { ...this.state, place }
    this.show(true)
    this.writer.schedule()
    this.onEdit()
  }

  /**
   * Chooses what becomes of values that an edit makes untrue.
   * @param reset keys of fields that become as recorded
   */
  choose(choices: Partial<Choices>, reset: readonly string[] = []): void {
    const present = this.writer.present
    if (!present) return
    const message = reset.reduce(resetField, choose(present.message, choices))
    this.writer.add({ message, place: present.place, typed: null }, false)
    this.show()
    this.writer.settle()
  }

  /** Writes what was typed into the text, now. */
  flush = (): void => this.writer.flush()

  /** Returns what was typed and cannot be written into the text yet. */
  unwritten = (): readonly UnwrittenText[] => this.writer.unwritten()

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
    const undone = this.writer.present?.place ?? null
    this.writer.move(by)
    const next = this.writer.present?.place ?? this.state.place
    this.place(by === -1 ? (undone ?? next) : next)
    this.onEdit()
  }

  /** Notes where the reader has put the cursor. */
  moved(place: CursorPlace): void {
    if (isSamePlace(place, this.state.place)) return
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

  /**
   * Returns the place in the text of both views of the cursor, a chunk or the request; null if there is none. A cursor
   * that came from the JSON and was not moved goes back to where it was: one place of the message is several there.
   */
  placeInText(target: JsonTarget = 'cursor'): Position | null {
    this.flush()
    const { place } = this.state
    const message = this.writer.unedited()
    if (!message) return null
    if (target === 'request') return requestPlace(message)
    const places = new JsonPlaces(message)
    if (target !== 'cursor') return places.ofChunk(target)
    const { cameFrom } = this
    const isThere = cameFrom?.text === this.writer.text && isSamePlace(cameFrom.place, place)
    return isThere ? cameFrom.position : place && places.ofField(place.field, place.offset)
  }

  /** Puts the cursor at the character of the message that stands at a place of the text, if there is one. */
  placeAt(position: Position): void {
    const message = this.writer.unedited()
    const found = message && new JsonPlaces(message).inMessage(position)
    if (!found) return
    const place = { field: found.field, offset: found.offset }
    this.cameFrom = { place, position, text: this.writer.text }
    this.place(place)
  }

  private show(isTyping = false): void {
    const { present } = this.writer
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
    clearTimeout(this.drawing)
    this.writer.stop()
    this.listeners.clear()
  }
}

function isSamePlace(one: CursorPlace, other: CursorPlace | null): boolean {
  return one.field === other?.field && one.offset === other.offset
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
