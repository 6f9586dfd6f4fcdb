import type { Draft } from '#lib/edit/draft'
import { countedText } from '#lib/figures/text'

/** Says what a draft has, such as `2 changed lines`. */
export function contentWords(changedLines: number, unwritten: Draft['unwritten']): string {
  const lines = countedText(changedLines, 'changed line')
  if (unwritten.length === 0) return lines
  const typed = 'what was typed and could not be written into the file yet'
  return changedLines === 0 ? typed : `${lines}, and ${typed}`
}
