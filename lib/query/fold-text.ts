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

/** Where a piece of a folded text stands in the text that was folded. */
export interface Mark {
  readonly start: number
  /** Offset after the last UTF-16 unit. */
  readonly end: number
}

/**
 * Turns offsets in `foldText(line)` into offsets in `line`. They differ where a letter's lower case is longer than the
 * letter (`İ`).
 * @param line a text without runs of white space
 */
export function unfoldMarks(line: string, marks: readonly Mark[]): Mark[] {
  if (foldText(line).length === line.length) return [...marks]
  const starts: number[] = []
  let offset = 0
  for (const letter of line) {
    for (let unit = foldText(letter).length; unit > 0; unit--) starts.push(offset)
    offset += letter.length
  }
  starts.push(offset)
  return marks.map(({ start, end }) => {
    const last = starts[end - 1] ?? offset
    return { start: starts[start] ?? offset, end: starts.find((at) => at > last) ?? offset }
  })
}

/** Every place of the words in a folded text, in order; places that touch are joined. */
export function marksIn(folded: string, words: readonly string[]): Mark[] {
  const found = words.flatMap((word) => placesOf(folded, word))
  found.sort((a, b) => a.start - b.start)
  const joined: Mark[] = []
  for (const mark of found) {
    const last = joined.at(-1)
    if (last && mark.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) }
    } else joined.push(mark)
  }
  return joined
}

function placesOf(folded: string, word: string): Mark[] {
  const places: Mark[] = []
  if (word === '') return places
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
    places.push({ start: at, end: at + word.length })
  }
  return places
}
