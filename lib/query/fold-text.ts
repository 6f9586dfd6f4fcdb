import { ALL_UNSEEN, clustersOf, MANY_JOINED } from './clusters'

const BEYOND_ASCII = /[^\0-\x7f]/
// Most runs are single spaces, which stay.
const RUNS = / [^\S\ufeff]+|[^\S \ufeff][^\S\ufeff]*/g
/** In a text of small letters: those that fold to others, such as `ß` and `ς`. */
const FOLDED_FURTHER = /\p{Changes_When_Casefolded}/gu
const SINGLE_QUOTES = /[\u02bc\u2018-\u201b]/g
const DOUBLE_QUOTES = /[\u201c-\u201f]/g
const DASHES = /[\p{Dash_Punctuation}\u2212]/gu

/**
 * Folds a text as it is searched (docs/interfaces.md, 9): NFKC with full case folding, quotes and dashes as on a
 * keyboard, no characters of no width, and each run of white space as one space. Clusters (`clustersOf`) fold one by one
 * to the same as the whole.
 */
export function foldText(text: string): string {
  // Nearly all texts.
  if (!isBeyondAscii(text)) return oneLine(text).toLowerCase()
  if (!MANY_JOINED.test(text)) return folded(text)
  let whole = ''
  for (const { start, end } of clustersOf(text)) whole += folded(text.slice(start, end))
  return whole
}

function folded(text: string): string {
  return oneLine(text.replace(ALL_UNSEEN, ''))
    .normalize('NFKC')
    .toLowerCase()
    .replace(FOLDED_FURTHER, (letter) => letter.toUpperCase().toLowerCase())
    .normalize('NFKC')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
}

/** Returns true for a text that has a character beyond ASCII. */
export function isBeyondAscii(text: string): boolean {
  return BEYOND_ASCII.test(text)
}

/** Puts a text on one line: each run of white space becomes one space. */
export function oneLine(text: string): string {
  return text.replace(RUNS, ' ')
}

/** A piece of a text. */
export interface Span {
  readonly start: number
  /** Offset after the last UTF-16 unit. */
  readonly end: number
}
