import type { Merge, MergeTexts } from './merge'
import { mergeLines } from './merge-lines'
import { isLayoutKept, mergeValues } from './merge-values'

/** Merges two texts that started from the same one. By value if all three are JSON, otherwise by line. */
export function mergeTexts(texts: MergeTexts): Merge {
  const { base, mine, theirs } = texts
  if (base.document === null || mine.document === null || theirs.document === null) return mergeLines(texts)
  const documents = { base: base.document, mine: mine.document, theirs: theirs.document }
  const merge = mergeValues(documents)
  // Nobody else touched the file, so it may have my layout, too.
  if (base.text === theirs.text) return { ...merge, isLayoutKept: true, textOf: () => mine.text }
  return { ...merge, isLayoutKept: isLayoutKept(documents) }
}
