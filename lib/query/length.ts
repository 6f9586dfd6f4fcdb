import { countText } from '#lib/figures/text'

/** The maximum length of a query. A longer one is a text that was pasted by mistake. */
const MOST_CHARACTERS = 4000
/** The maximum number of words. Each one is searched in all texts. */
const MOST_WORDS = 200

/** Says in a sentence why a query is refused for its length; null when it is not. */
export function tooLong(text: string): string | null {
  if (text.length > MOST_CHARACTERS) {
    return `A query has at most ${countText(MOST_CHARACTERS)} characters; this one has ${countText(text.length)}.`
  }
  const words = text.match(/\S+/g)?.length ?? 0
  if (words <= MOST_WORDS) return null
  return `A query has at most ${MOST_WORDS} words; this one has ${countText(words)}. In quotes, they are one phrase.`
}
