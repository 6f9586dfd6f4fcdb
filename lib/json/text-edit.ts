/** Puts `text` in the place of the characters from `start` to before `end`. Offsets count UTF-16 units. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Makes several edits of one text at once. All offsets are those of the text; no two edits overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(at)
}

/**
 * Returns the edit that makes one text of another: what lies between their common beginning and their common end. It
 * splits no surrogate pair.
 * @param cursor offset after what was typed in the new text, if it is known. Of `aaa` and `aaaa`, it tells which `a` is
 * new.
 */
export function editBetween(before: string, after: string, cursor?: number): TextEdit {
  const kept = cursor === undefined ? 0 : after.length - cursor
  const isKept = kept > 0 && before.endsWith(after.slice(-kept))
  const shorter = Math.min(before.length, after.length)
  const most = isKept ? shorter - Math.min(kept, shorter) : shorter
  let start = 0
  while (start < most && before[start] === after[start]) start++
  if (isInsidePair(before, start) || isInsidePair(after, start)) start--
  let tail = isKept ? Math.min(kept, shorter - start) : 0
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  if (isInsidePair(before, before.length - tail) || isInsidePair(after, after.length - tail)) tail--
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) }
}

/** Whether an offset of a text is between the two halves of a surrogate pair. */
export function isInsidePair(text: string, offset: number): boolean {
  return (
    isBetween(text.charCodeAt(offset - 1), 0xd800, 0xdc00) &&
    isBetween(text.charCodeAt(offset), 0xdc00, 0xe000)
  )
}

function isBetween(unit: number, from: number, to: number): boolean {
  return unit >= from && unit < to
}
