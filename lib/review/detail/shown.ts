import type { TextChange } from './detail-answer'
import type { FieldChange } from './field-changes'

/** The head of a text, and how long all of it is. */
export interface Cut {
  readonly text: string
  readonly length: number
}

/** A text of both sides as a page shows it: once where it is the same. */
export type ShownText =
  | { readonly isSame: true; readonly text: Cut }
  | { readonly isSame: false; readonly before: Cut | null; readonly after: Cut | null }

/** A value that differs, cut for a page. */
export interface ShownField {
  /** JSON pointer. */
  readonly pointer: string
  readonly before: Cut | null
  readonly after: Cut | null
}

/** How many characters a page takes: of one text, and of all. */
export interface Room {
  readonly each: number
  readonly all: number
}

const LEAST = 400

/** Cuts texts until the room is full; from then on each keeps a few lines. */
export class Shown {
  private left: number

  constructor(private readonly room: Room) {
    this.left = room.all
  }

  /** null for a text that neither side has. */
  text({ before, after, isSame }: TextChange): ShownText | null {
    if ((before ?? '') === '' && (after ?? '') === '') return null
    if (isSame) return { isSame, text: this.cut(after ?? '') }
    return { isSame, before: this.side(before), after: this.side(after) }
  }

  field({ pointer, before, after }: FieldChange): ShownField {
    return { pointer, before: this.side(before), after: this.side(after) }
  }

  /** A text that has no other side. */
  one(text: string): Cut {
    return this.cut(text)
  }

  private side(text: string | null): Cut | null {
    return text === null ? null : this.cut(text)
  }

  private cut(text: string): Cut {
    const most = Math.max(LEAST, Math.min(this.room.each, this.left))
    let end = Math.min(text.length, most)
    // Never between the halves of a surrogate pair.
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '')) end--
    this.left -= end
    return { text: text.slice(0, end), length: text.length }
  }
}
