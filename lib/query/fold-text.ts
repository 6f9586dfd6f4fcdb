/**
 * Text as it is searched: lower case, each run of white space one space. Final sigma counts as sigma, so that a text
 * folds the same wherever it is cut.
 */
export function foldText(text: string): string {
  return oneLine(text).toLowerCase().replaceAll('ς', 'σ')
}

/** Text as a list shows it: each run of white space is one space. */
export function oneLine(text: string): string {
  // Most runs are single spaces, which stay.
  return text.replace(/ \s+|[^\S ]\s*/g, ' ')
}

/** A piece of a text. */
export interface Span {
  readonly start: number
  /** Offset after the last UTF-16 unit. */
  readonly end: number
}

/**
 * Turns offsets in `foldText(line)` into offsets in `line`. They differ where a letter's lower case is longer than the
 * letter (`İ`).
 * @param line a text without runs of white space
 */
export function unfoldSpans(line: string, spans: readonly Span[]): Span[] {
  if (foldText(line).length === line.length) return [...spans]
  const starts: number[] = []
  let offset = 0
  for (const letter of line) {
    for (let unit = foldText(letter).length; unit > 0; unit--) starts.push(offset)
    offset += letter.length
  }
  starts.push(offset)
  return spans.map(({ start, end }) => {
    const last = starts[end - 1] ?? offset
    return { start: starts[start] ?? offset, end: starts.find((at) => at > last) ?? offset }
  })
}

/** Every place of the words in a folded text, in order; places that touch are joined. */
export function matchesIn(folded: string, words: readonly string[]): Span[] {
  const found = words.flatMap((word) => placesOf(folded, word))
  found.sort((a, b) => a.start - b.start)
  const joined: Span[] = []
  for (const match of found) {
    const last = joined.at(-1)
    if (last && match.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, match.end) }
    } else joined.push(match)
  }
  return joined
}

function placesOf(folded: string, word: string): Span[] {
  const places: Span[] = []
  if (word === '') return places
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
    places.push({ start: at, end: at + word.length })
  }
  return places
}
