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
  /** The number of listed items whose details are left out. They are the last ones. */
  readonly withoutDetails: number
}

/**
 * Chooses what a file has room for: as many lines as fit, and then the details of the first, until those of one do not
 * fit any more.
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
  const wholes: Markup[] = []
  for (const { line, whole } of listed) {
    const markup = whole()
    left -= bytesOf(markup) - bytesOf(line)
    if (left < 0) break
    wholes.push(markup)
  }
  return {
    listed: listed.map(({ line }, index) => wholes[index] ?? line),
    withoutDetails: count - wholes.length,
  }
}
