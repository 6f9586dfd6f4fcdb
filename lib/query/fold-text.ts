/**
 * Folds a text as it is searched: to lower case, with each run of white space as one space. A final sigma becomes a
 * sigma, so a text folds the same wherever it is cut.
 */
export function foldText(text: string): string {
  return oneLine(text).toLowerCase().replaceAll('ς', 'σ')
}

/** Puts a text on one line: each run of white space becomes one space. */
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
