/** How much of a long text is shown at first: at most this number of characters and of rows. */
export interface CutLimit {
  readonly characters: number
  readonly rows: number
}

/**
 * Finds where to cut a text to a limit of characters and rows. Returns `text.length` if it is short enough, and never
 * an offset between the halves of a surrogate pair.
 */
export function cutOf(text: string, { characters, rows }: CutLimit): number {
  let end = Math.min(text.length, characters)
  let at = -1
  for (let row = 0; row < rows; row++) {
    at = text.indexOf('\n', at + 1)
    if (at === -1 || at >= end) break
    if (row === rows - 1) end = at
  }
  const isInsidePair = end < text.length && /[\udc00-\udfff]/.test(text[end] ?? '')
  return isInsidePair && /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end
}
