import { foldText, type Span } from './fold-text'

/** The maximum number of matches shown in one text: more do not help a reader. */
const MAX_MATCHES = 1000

/**
 * Finds words in a text as a search does: in any case, with each run of white space as one space.
 * @param words folded
 * @returns in order, without overlaps; offsets in the text itself, in UTF-16 units
 */
export function placesIn(text: string, words: readonly string[]): Span[] {
  const wanted = words.filter((word) => word !== '')
  if (wanted.length === 0 || text === '') return []
  const folded = foldText(text)
  const found = matchesIn(folded, wanted).slice(0, MAX_MATCHES)
  const isPlain = found.length === 0 || (folded.length === text.length && !/\s\s/.test(text))
  return isPlain ? found : inText(text, found)
}

/**
 * Turns offsets in the folded text into offsets in the text: a run of white space is one unit in the folded text, and
 * some letters (`İ`) get longer when they are folded.
 */
function inText(text: string, matches: readonly Span[]): Span[] {
  const starts = matches.map(() => -1)
  const ends = matches.map(() => text.length)
  let open = 0
  let closed = 0
  let folded = 0
  for (const { 0: piece, index } of text.matchAll(/\s+|\S/gu)) {
    const end = folded + (/\s/.test(piece) ? 1 : foldText(piece).length)
    for (let match = matches[open]; match && match.start < end; match = matches[++open]) starts[open] = index
    for (let match = matches[closed]; match && match.end <= end; match = matches[++closed]) {
      ends[closed] = index + piece.length
    }
    if (closed === matches.length) break
    folded = end
  }
  return matches.map((_, at) => ({ start: starts[at] ?? 0, end: ends[at] ?? text.length }))
}

/** Finds every place of the words in a folded text, in order. Places that touch or overlap are joined. */
function matchesIn(folded: string, words: readonly string[]): Span[] {
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
