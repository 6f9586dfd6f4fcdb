import type { Said } from './row'

/** Of a text that is much longer, lists look at this many UTF-16 units first. */
const LENGTH = 2 ** 16
/** A beginning shows at least this many letters, which is more than a list shows of a text. */
const SHOWN = 2 ** 12

/**
 * Returns an entry's texts, and the beginnings of those that are long.
 * @returns null when none is long
 */
export function beginningsOf({ row, texts }: Said): Said | null {
  let isAnyLong = false
  const begin = (text: string): string => {
    const beginning = beginningOf(text)
    isAnyLong ||= beginning !== null
    return beginning ?? text
  }
  const parts = Object.entries(texts).map(([part, list]) => [part, list.map(begin)] as const)
  const begun: Said = {
    row: {
      prompt: begin(row.prompt),
      answer: begin(row.answer),
      reasoning: begin(row.reasoning),
      toolCalls: row.toolCalls.map((call) => ({ ...call, arguments: begin(call.arguments) })),
    },
    texts: { ...texts, ...Object.fromEntries(parts) },
  }
  return isAnyLong ? begun : null
}

/**
 * The beginning of a long text, up to a place between two letters: what it folds to is the beginning of what the text
 * folds to. Null when the text is short, has no such place, or begins with white space that is longer than what is shown.
 */
function beginningOf(text: string): string | null {
  if (text.length <= 2 * LENGTH) return null
  const place = text.slice(LENGTH, 2 * LENGTH).search(/(?<=[a-z])[a-z]/i)
  const beginning = text.slice(0, LENGTH + place)
  return place === -1 || beginning.length - beginning.search(/\S|$/) < SHOWN ? null : beginning
}
