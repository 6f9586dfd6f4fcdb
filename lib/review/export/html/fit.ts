import { bytesOf, type Markup } from './markup'

/** A change as it stands in the file: its line alone, or with its details. */
export interface Item {
  readonly line: Markup
  /** Makes the line with its details. */
  readonly whole: () => Markup
  /** What comes before it: the heads of its cause and its test where it is the first of them. */
  readonly lead: Markup
}

/** What there is room for. */
export interface Fitted {
  /** In the order of the items. */
  readonly listed: readonly Markup[]
  /** The number of listed items whose details are left out. */
  readonly withoutDetails: number
}

/** A change must not take the room of all others: the largest part of a file that the details of one may have. */
const LARGEST_PART = 0.2

/**
 * Chooses what a file has room for: as many lines as fit, and then the details of the first, until those of one do not
 * fit any more. Details that alone would take a fifth of the file are left out.
 * @param items heaviest first
 * @param most the number of bytes of all together
 */
export function fit(items: readonly Item[], most: number): Fitted {
  let left = most
  let count = 0
  for (const { line, lead } of items) {
    const size = bytesOf(line) + bytesOf(lead)
    if (size > left) break
    left -= size
    count++
  }
  const listed = items.slice(0, count)
  let isFull = false
  let withoutDetails = 0
  const shown = listed.map(({ line, whole }) => {
    const markup = isFull ? line : whole()
    const more = bytesOf(markup) - bytesOf(line)
    if (more <= Math.min(left, most * LARGEST_PART) && !isFull) {
      left -= more
      return markup
    }
    isFull ||= more > left
    withoutDetails++
    return line
  })
  return { listed: shown, withoutDetails }
}
