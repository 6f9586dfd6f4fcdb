import { type JsonDocument, type JsonNode, spanOf } from '#lib/json/document'

/** Returns the text with one value replaced by other JSON text. All other characters stay as they are. */
export function replaceValue(document: JsonDocument, node: JsonNode, raw: string): string {
  const { start, end } = spanOf(document, node)
  return document.text.slice(0, start) + raw + document.text.slice(end)
}
