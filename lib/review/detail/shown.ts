import type { TextChange } from './detail-answer'
import type { FieldChange } from './field-changes'

/** The head of a text, and the length of all of it in characters. */
export interface Cut {
  readonly text: string
  readonly length: number
}

/** A text of both sides, cut for a page. It is kept once if both sides have the same. */
export type SidesText =
  | { readonly isSame: true; readonly text: Cut }
  | { readonly isSame: false; readonly before: Cut | null; readonly after: Cut | null }

/** A value that differs, cut for a page. */
export interface ShownField {
  /** JSON pointer to the value. */
  readonly pointer: string
  readonly before: Cut | null
  readonly after: Cut | null
}

/** The limits of a page in characters: of one text, and of all together. */
export interface Room {
  readonly each: number
  readonly all: number
}

const LEAST = 400

/** Cuts texts to the limits of a page. Once the limit of all is reached, each further text keeps a few lines. */
export class TextCutter {
  private left: number

  constructor(private readonly room: Room) {
    this.left = room.all
  }

  /** Cuts a text of both sides; null for a text that neither side has. */
  text({ before, after, isSame }: TextChange): SidesText | null {
    if ((before ?? '') === '' && (after ?? '') === '') return null
    if (isSame) return { isSame, text: this.cut(after ?? '') }
    return { isSame, before: this.side(before), after: this.side(after) }
  }

  field({ pointer, before, after }: FieldChange): ShownField {
    return { pointer, before: this.side(before), after: this.side(after) }
  }

  /** Cuts a text that has only one side. */
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
