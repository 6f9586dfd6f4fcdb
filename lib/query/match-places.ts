import { foldText, type Span } from './fold-text'

/** The maximum number of matches marked in one text of a page: more do not help a reader. */
const MAX_MATCHES = 1000

/**
 * Finds words in a text as a search does: in any case, with each run of white space as one space.
 * @param words folded
 * @returns in order, without overlaps; offsets in the text itself, in UTF-16 units
 */
export function placesIn(text: string, words: readonly string[]): Span[] {
  return placeFinder(text)(words, MAX_MATCHES)
}

/**
 * Makes a function that finds words in a text as `placesIn` does, for a text that is searched again and again.
 * @returns `most` is the number of matches after which it stops
 */
export function placeFinder(text: string): (words: readonly string[], most?: number) => Span[] {
  const known: { folded?: string; pieces?: readonly Piece[] } = {}
  return (words, most = Number.POSITIVE_INFINITY) => {
    const wanted = words.filter((word) => word !== '')
    if (wanted.length === 0 || text === '') return []
    known.folded ??= foldText(text)
    const found = matchesIn(known.folded, wanted).slice(0, most)
    const isPlain = found.length === 0 || (known.folded.length === text.length && !/\s\s/.test(text))
    if (isPlain) return found
    known.pieces ??= piecesOf(text)
    return inText(text, known.pieces, found)
  }
}

/**
 * Turns offsets in the folded text into offsets in the text: a run of white space is one unit in the folded text, and
 * some letters (`İ`) get longer when they are folded.
 */
function inText(text: string, pieces: readonly Piece[], matches: readonly Span[]): Span[] {
  const starts = matches.map(() => -1)
  const ends = matches.map(() => text.length)
  let open = 0
  let closed = 0
  for (const { start, end, foldedStart, foldedEnd } of pieces) {
    const isEven = foldedEnd - foldedStart === end - start
    for (let match = matches[open]; match && match.start < foldedEnd; match = matches[++open]) {
      starts[open] = isEven ? start + match.start - foldedStart : start
    }
    for (let match = matches[closed]; match && match.end <= foldedEnd; match = matches[++closed]) {
      ends[closed] = isEven ? start + match.end - foldedStart : end
    }
    if (closed === matches.length) break
  }
  return matches.map((_, at) => ({ start: starts[at] ?? 0, end: ends[at] ?? text.length }))
}

/** A piece of a text, and where it is in the folded text. */
interface Piece extends Span {
  readonly foldedStart: number
  readonly foldedEnd: number
}

/** Cuts a text into pieces that keep their length when they are folded, runs of white space, and growing characters. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  const add = (start: number, piece: string, folded: number): void => {
    const foldedStart = pieces.at(-1)?.foldedEnd ?? 0
    pieces.push({ start, end: start + piece.length, foldedStart, foldedEnd: foldedStart + folded })
  }
  for (const { 0: run, index } of text.matchAll(/\s{2,}|(?:\S|\s(?!\s))+/gu)) {
    const folded = foldText(run).length
    if (/^\s\s/.test(run) || folded === run.length) add(index, run, folded)
    else {
      let at = index
      for (const character of run) {
        add(at, character, foldText(character).length)
        at += character.length
      }
    }
  }
  return pieces
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
