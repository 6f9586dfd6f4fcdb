import type { LineEvent } from '#lib/exchange/event-lines'
import type { JsonDocument } from '#lib/json/document'

/** The place of a character of an event's data: the item of the answer that has its line, and the offset there. */
export interface LinePlace {
  readonly line: number
  readonly offset: number
}

/** The data of a server-sent event, read as a document of its own. */
export class EventData {
  constructor(
    readonly event: LineEvent,
    readonly document: JsonDocument,
  ) {}

  /** Returns where a character of the data stands. */
  placeOf(offset: number): LinePlace {
    let start = 0
    for (const part of this.event.parts) {
      if (offset <= start + part.text.length) return { line: part.line, offset: part.start + offset - start }
      start += part.text.length + 1
    }
    return { line: this.event.line, offset: 0 }
  }

  /** Returns the offset in the data of a character of a line; null if the data does not have it. */
  offsetOf({ line, offset }: LinePlace): number | null {
    let start = 0
    for (const part of this.event.parts) {
      const within = offset - part.start
      if (part.line === line && within >= 0 && within <= part.text.length) return start + within
      start += part.text.length + 1
    }
    return null
  }
}
