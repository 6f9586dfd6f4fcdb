import { type JsonDocument, type JsonNode, spanOf } from '#lib/json/document'

/** The text with one value replaced by another one's text; every other character stays as it is. */
export function replaceValue(document: JsonDocument, node: JsonNode, raw: string): string {
  const { start, end } = spanOf(document, node)
  return document.text.slice(0, start) + raw + document.text.slice(end)
}
