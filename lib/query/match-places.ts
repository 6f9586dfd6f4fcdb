import { clustersOf } from './clusters'
import { foldText, isBeyondAscii, type Span } from './fold-text'

/** The maximum number of matches marked in one text of a page: more do not help a reader. */
const MAX_MATCHES = 1000

/**
 * Finds words in a text as a search does (`foldText`). What is found is what stands in the text: whole characters.
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
    if (found.length === 0 || (known.folded.length === text.length && !isBeyondAscii(text))) return found
    known.pieces ??= piecesOf(text)
    return joined(inText(text, known.pieces, found), 0)
  }
}

/**
 * Turns offsets in the folded text into offsets in the text. Where a character folds to others (`ß`), or a run of white
 * space to one, the whole of it is meant.
 */
function inText(text: string, pieces: readonly Piece[], matches: readonly Span[]): Span[] {
  const starts = matches.map(() => -1)
  const ends = matches.map(() => text.length)
  let open = 0
  let closed = 0
  for (const { start, end, isEven, foldedStart, foldedEnd } of pieces) {
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
interface Piece {
  readonly start: number
  end: number
  /** True when each of its characters folds to one. */
  readonly isEven: boolean
  readonly foldedStart: number
  foldedEnd: number
}

/** Cuts a text into pieces that fold one by one to the same as the whole. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let last: Piece | undefined
  for (const { start, end, isUsual } of clustersOf(text)) {
    const cluster = text.slice(start, end)
    const { length } = foldText(cluster)
    const isEven = isUsual || (length === 1 && cluster.length === 1)
    if (isEven && last?.isEven) {
      last.end += length
      last.foldedEnd += length
      continue
    }
    const foldedStart = last?.foldedEnd ?? 0
    last = { start, end, isEven, foldedStart, foldedEnd: foldedStart + length }
    pieces.push(last)
  }
  return pieces
}

/** Finds every place of the words in a folded text, in order. Places that touch or overlap are joined. */
function matchesIn(folded: string, words: readonly string[]): Span[] {
  const found = words.flatMap((word) => placesOf(folded, word))
  found.sort((a, b) => a.start - b.start)
  return joined(found, 1)
}

/**
 * Joins spans, in order, that overlap.
 * @param touching 1 to join those that touch, too
 */
function joined(spans: readonly Span[], touching: 0 | 1): Span[] {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last && span.start < last.end + touching) {
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else all.push(span)
  }
  return all
}

function placesOf(folded: string, word: string): Span[] {
  const places: Span[] = []
  if (word === '') return places
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
    places.push({ start: at, end: at + word.length })
  }
  return places
}
