import { isEscaped, type JsonDocument, type JsonSpan, kindOf, nodeAfter, stringOf } from '#lib/json/document'
import { spanInString } from '#lib/json/string-place'
import type { Span } from '#lib/query/fold-text'
import type { LanePart } from './lane-parts'

/** A text as a reader sees it, and where its characters are in the JSON. */
export interface ReadText {
  readonly text: string
  /** Returns the places of a stretch of the text, in order: one for each value of the JSON that holds a part of it. */
  readonly placesOf: (stretch: Span) => JsonSpan[]
  /** Returns the chunks that hold a stretch; null for a text that is in one value. */
  readonly partOf: (stretch: Span) => LanePart | null
}

/** Returns the strings and keys of a document that are not written as they read: a line end, for one, is `\n` there. */
export function escapedTexts(document: JsonDocument): ReadText[] {
  const texts: ReadText[] = []
  const end = nodeAfter(document, document.root)
  for (let node = document.root; node < end; node++) {
    if (kindOf(document, node) !== 'string' || !isEscaped(document, node)) continue
    const place = node
    texts.push({
      text: stringOf(document, place),
      placesOf: (stretch) => [spanInString(document, place, stretch)],
      partOf: () => null,
    })
  }
  return texts
}
