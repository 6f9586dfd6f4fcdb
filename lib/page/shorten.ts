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

/** Writes a number with separators: `12,345`. */
export function countText(value: number): string {
  return value.toLocaleString('en-US')
}

/**
 * Writes a count with its noun: `1 chunk`, `12,345 chunks`.
 * @param name the noun in the singular
 */
export function countedText(count: number, name: string): string {
  return `${countText(count)} ${name}${count === 1 ? '' : 's'}`
}

/** Writes a size: `319.6 kB`. A kilobyte has 1,000 bytes. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return bytes < 1_000_000_000
    ? `${(bytes / 1_000_000).toFixed(2)} MB`
    : `${(bytes / 1_000_000_000).toFixed(2)} GB`
}
