import { isEscaped, type JsonDocument, type JsonNode, type JsonSpan, spanOf } from './document'

/**
 * Returns where a stretch of a string is written in the text: an escape counts as the one UTF-16 unit that it stands
 * for.
 * @param node a string, or a key
 * @param start offset in the string, in UTF-16 units
 * @param end offset after the last unit
 */
export function spanInString(
  document: JsonDocument,
  node: JsonNode,
  { start, end }: { readonly start: number; readonly end: number },
): JsonSpan {
  const first = spanOf(document, node).start + 1
  if (!isEscaped(document, node)) return { start: first + start, end: first + end }
  const from = unitAfter(document.text, first, start)
  return { start: from, end: unitAfter(document.text, from, end - start) }
}

/** Returns the offset behind a number of units of a string. @param from offset of its first unit in the text */
function unitAfter(text: string, from: number, units: number): number {
  let at = from
  for (let unit = 0; unit < units; unit++) at += lengthOfUnit(text, at)
  return at
}

function lengthOfUnit(text: string, at: number): number {
  if (text.charAt(at) !== '\\') return 1
  return text.charAt(at + 1) === 'u' ? 6 : 2
}
