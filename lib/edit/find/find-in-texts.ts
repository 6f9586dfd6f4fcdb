import { foldText, type Span } from '#lib/query/fold-text'
import { placeFinder } from '#lib/query/match-places'

/** A place in one of several texts that reads like what was typed. */
export interface TextMatch<Text> extends Span {
  readonly of: Text
}

/**
 * Finds a typed text in several texts, such as the fields of a message, in their order. It matches as the search of the
 * list does.
 */
export function findInTexts<Text extends { readonly text: string }>(
  texts: readonly Text[],
  typed: string,
): TextMatch<Text>[] {
  const word = foldText(typed)
  return texts.flatMap((of) => placeFinder(of.text)([word]).map((place) => ({ of, ...place })))
}
