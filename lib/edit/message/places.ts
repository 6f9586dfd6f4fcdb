import { kindOf, rawOf, spanOf } from '#lib/json/document'
import { lineStarts, type Position, positionIn } from '#lib/json/position'
import { toReadable, toWritten } from '#lib/json/readable'
import { spelledOffset, valueOffset } from '#lib/json/respell'
import { isPrintable } from '#lib/json/write'
import { pieceAt, startsOfPieces } from '#lib/message/recut'
import type { EditableMessage } from './editable-message'
import type { Slot } from './origin'

/** A place in the text of a field. */
export interface FieldPlace {
  /** Key of the field. */
  readonly field: string
  /** Offset in its text. */
  readonly offset: number
  readonly chunk: number
}

/**
 * Finds the places of an opened message in the JSON text that an editor shows (`editorText`), and back. Only what is
 * recorded has a place there: write and open the message first if it was edited.
 */
export class JsonPlaces {
  private readonly text: string
  private readonly starts: readonly number[]
  private readonly showsEscapes: boolean
  private readonly hasMark: boolean

  constructor(private readonly message: EditableMessage) {
    this.text = message.origin.recording.text
    this.starts = lineStarts(this.text)
    this.showsEscapes = !isPrintable(this.text)
    this.hasMark = this.text.startsWith('\ufeff')
  }

  /** Returns the place of a character of a field; null if the field is fixed or does not exist. */
  ofField(key: string, offset: number): Position | null {
    const { fields, origin } = this.message
    const recorded = fields.find((field) => field.key === key)?.recorded ?? []
    const index = pieceAt(recorded, offset)
    const slot = origin.slots.get(key)?.[index]
    if (!slot) return null
    return this.positionOf(this.fileOffset(slot, offset - (startsOfPieces(recorded)[index] ?? 0)))
  }

  /** Returns the place where a chunk starts; of a server-sent event, its first line with data. */
  ofChunk(chunk: number): Position | null {
    const { recording, values } = this.message.origin
    const node = values.items[values.itemOf(chunk)]
    return node === undefined ? null : this.positionOf(spanOf(recording.document, node).start)
  }

  /**
   * Returns the place in the message that a place in the JSON stands for: its character; elsewhere the end of the first
   * piece in its chunk or a later one, where typing goes to that piece; null behind the last piece.
   */
  inMessage(position: Position): FieldPlace | null {
    const at = this.offsetOf(position)
    const { fields, origin } = this.message
    const item = this.itemAt(at)
    const chunk = origin.values.chunkOf(item)
    let nearest: FieldPlace | null = null
    for (const { key, recorded } of fields) {
      const starts = startsOfPieces(recorded)
      for (const [index, slot] of (origin.slots.get(key) ?? []).entries()) {
        const start = starts[index] ?? 0
        const inside = slot.chunk === chunk || slot.data !== null ? this.offsetInSlot(slot, at, item) : null
        if (inside !== null) return { field: key, offset: start + inside, chunk: slot.chunk }
        const isNearer = slot.chunk >= chunk && slot.chunk < (nearest?.chunk ?? Number.POSITIVE_INFINITY)
        const { length } = recorded[index]?.text ?? ''
        if (isNearer) nearest = { field: key, offset: start + length, chunk: slot.chunk }
      }
    }
    return nearest
  }

  /** The last item that starts before an offset of the file. */
  private itemAt(at: number): number {
    const { recording, values } = this.message.origin
    return values.items.findLastIndex((node) => spanOf(recording.document, node).start <= at)
  }

  private fileOffset({ document, node, data }: Slot, offset: number): number {
    const { start } = spanOf(document, node)
    const isString = kindOf(document, node) === 'string'
    const at = isString ? start + 1 + spelledOffset(rawOf(document, node).slice(1, -1), offset) : start
    if (!data) return at
    const place = data.placeOf(at)
    const { recording, values } = this.message.origin
    const line = values.items[place.line] ?? recording.document.root
    const content = rawOf(recording.document, line).slice(1, -1)
    return spanOf(recording.document, line).start + 1 + spelledOffset(content, place.offset)
  }

  /** The offset in the text of a slot; null outside the slot. `item` is the item of the answer that has the offset. */
  private offsetInSlot(slot: Slot, fileOffset: number, item: number): number | null {
    const { document, node, seat } = slot
    // What is not there has no place of its own.
    if (seat !== null) return null
    const { start, end } = spanOf(document, node)
    const at = slot.data ? this.offsetInData(slot, fileOffset, item) : fileOffset
    if (at === null || at < start || at > end) return null
    if (kindOf(document, node) !== 'string') return 0
    return valueOffset(rawOf(document, node).slice(1, -1), Math.max(0, at - start - 1))
  }

  private offsetInData({ data }: Slot, fileOffset: number, item: number): number | null {
    const { recording, values } = this.message.origin
    const node = values.items[item]
    if (node === undefined || !data?.event.parts.some(({ line }) => line === item)) return null
    const { start } = spanOf(recording.document, node)
    const content = rawOf(recording.document, node).slice(1, -1)
    return data.offsetOf({ line: item, offset: valueOffset(content, Math.max(0, fileOffset - start - 1)) })
  }

  /** Lines are the same in the file and in the editor; columns differ by escapes and by a byte order mark. */
  private positionOf(offset: number): Position {
    const { line, column } = positionIn(this.starts, offset)
    const before = this.text.slice(offset - column + 1 + this.markIn(line), offset)
    return { line, column: (this.showsEscapes ? before : toReadable(before)).length + 1 }
  }

  private offsetOf({ line, column }: Position): number {
    const start = (this.starts[line - 1] ?? 0) + this.markIn(line)
    const end = this.starts[line] ?? this.text.length
    if (this.showsEscapes) return Math.min(start + column - 1, end)
    const before = toReadable(this.text.slice(start, end)).slice(0, column - 1)
    return start + toWritten(before, '').length
  }

  private markIn(line: number): number {
    return line === 1 && this.hasMark ? 1 : 0
  }
}
