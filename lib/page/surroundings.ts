/** A line of a text near a place, cut to what fits. */
export interface NearLine {
  readonly line: number
  readonly text: string
  /** Offset of the place in `text`; null on the other lines. */
  readonly at: number | null
}

const LINES = 4
const WIDTH = 160

/**
 * Returns the lines around a place, each cut around the place's column.
 * @param place line and column from 1, the column in UTF-16 units
 */
export function linesAround(
  text: string,
  place: { readonly line: number; readonly column: number },
): NearLine[] {
  const all = text.split(/\r\n|\n|\r/)
  const first = Math.max(1, place.line - LINES)
  const from = Math.max(0, place.column - 1 - WIDTH / 2)
  return all.slice(first - 1, place.line + LINES).map((line, index) => ({
    line: first + index,
    text: line.slice(from, from + WIDTH),
    at: first + index === place.line ? place.column - 1 - from : null,
  }))
}
