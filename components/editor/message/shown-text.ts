/*
 * A text field of the browser has lines that end in \n only. A recorded text may have others, which stay unless they
 * are edited: offsets are moved between the two.
 */

const LINE_END = /\r\n?/g

/** Returns a recorded text as a text field shows it. */
export function shownOf(text: string): string {
  return text.includes('\r') ? text.replace(LINE_END, '\n') : text
}

/** Turns an offset of a recorded text into one of the shown text. */
export function shownOffset(text: string, offset: number): number {
  return text.includes('\r') ? shownOf(text.slice(0, offset)).length : offset
}

/** Turns an offset of the shown text into one of the recorded text. */
export function recordedOffset(text: string, shown: number): number {
  if (!text.includes('\r')) return shown
  let shift = 0
  for (const { 0: end, index } of text.matchAll(/\r\n/g)) {
    if (index - shift >= shown) break
    shift += end.length - 1
  }
  return shown + shift
}
