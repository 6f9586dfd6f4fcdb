import { foldText, type Mark, marksIn } from './fold-text'

/** Places that are marked in one text; a word that is found more often is no help to a reader. */
const MAX_MARKS = 1000

/**
 * Where words stand in a text, as a search finds them: in any case, a run of white space as one space.
 * @param words folded
 * @returns in order, without overlaps; offsets in the text itself
 */
export function placesIn(text: string, words: readonly string[]): Mark[] {
  const wanted = words.filter((word) => word !== '')
  if (wanted.length === 0 || text === '') return []
  const folded = foldText(text)
  const found = marksIn(folded, wanted).slice(0, MAX_MARKS)
  const isPlain = found.length === 0 || (folded.length === text.length && !/\s\s/.test(text))
  return isPlain ? found : inText(text, found)
}

/** Turns offsets of the folded text back: a run of white space is one unit there, and some letters grow when they are folded. */
function inText(text: string, marks: readonly Mark[]): Mark[] {
  const starts = marks.map(() => -1)
  const ends = marks.map(() => text.length)
  let open = 0
  let closed = 0
  let folded = 0
  for (const { 0: piece, index } of text.matchAll(/\s+|\S/gu)) {
    const end = folded + (/\s/.test(piece) ? 1 : foldText(piece).length)
    for (let mark = marks[open]; mark && mark.start < end; mark = marks[++open]) starts[open] = index
    for (let mark = marks[closed]; mark && mark.end <= end; mark = marks[++closed]) {
      ends[closed] = index + piece.length
    }
    if (closed === marks.length) break
    folded = end
  }
  return marks.map((_, at) => ({ start: starts[at] ?? 0, end: ends[at] ?? text.length }))
}
