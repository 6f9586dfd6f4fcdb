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
