import { foldText, oneLine, type Span } from './fold-text'
import { placesIn } from './match-places'

/** The part of a text that a cell shows. */
export interface Snippet {
  readonly text: string
  /** True when text before it is left out. */
  readonly isCut: boolean
  /** Where the query matches; offsets in `text`. */
  readonly matches: readonly Span[]
}

/** The maximum length of a snippet, in UTF-16 units. */
const LENGTH = 200
/** The number of characters of a cell that are visible at any page width. */
export const SIGHT = { answer: 32, prompt: 22, labelled: 14 } as const
/** The number of visible characters kept free for the match itself. */
const FOR_MATCH = 8

/**
 * Puts a text on one line, starting near the first match.
 * @param words folded
 * @param sight how many characters of the cell are certain to be visible
 */
export function snippetOf(text: string, words: readonly string[], sight: number = SIGHT.answer): Snippet {
  const found = oneLine(text).trim()
  const all = placesIn(found, words)
  const line = visible(found)
  const start = startOf(line, all[0], sight)
  const end = wholeLetter(line, start + LENGTH)
  const matches = all
    .filter((match) => match.start < end)
    .map((match) => ({ start: match.start - start, end: Math.min(match.end, end) - start }))
  return { text: line.slice(start, end), isCut: start > 0, matches }
}

/**
 * Returns true when a text contains one of the words.
 * @param words folded
 */
export function hasWord(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false
  const folded = foldText(text)
  return words.some((word) => folded.includes(word))
}

function startOf(line: string, first: Span | undefined, sight: number): number {
  if (first === undefined || first.end <= sight) return 0
  const near = first.start - sight + FOR_MATCH
  if (near <= 0) return 0
  const space = line.indexOf(' ', near)
  if (space !== -1 && space < first.start) return space + 1
  // A long word (such as the name of a call) is cut only when its match would be out of sight.
  const word = line.lastIndexOf(' ', near) + 1
  return first.end - word <= sight + FOR_MATCH ? word : wholeLetter(line, near)
}

/** Moves an offset out of the middle of a surrogate pair. */
function wholeLetter(line: string, offset: number): number {
  const unit = line.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * Replaces letters that are invisible, or that turn the direction of the text around them, with a box of the same
 * length.
 */
function visible(line: string): string {
  return line.replace(HIDDEN, '\u25af')
}
