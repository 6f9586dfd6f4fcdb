import { diffWordsWithSpace } from 'diff'

/** A word, or a run of words, that stands in place of another. An empty side was added or removed. */
export interface WordChange {
  readonly before: string
  readonly after: string
}

/** Texts that differ in more words than this are called different as a whole. */
const MAX_EDITS = 200

/** Returns the words that differ between two texts, each pair once, in the order of the text. */
export function wordChanges(before: string, after: string): WordChange[] {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS })
  if (runs === undefined) return [{ before, after }]
  const found: WordChange[] = []
  let removed = ''
  let added = ''
  const close = (): void => {
    const isNew = !found.some((one) => one.before === removed && one.after === added)
    if ((removed !== '' || added !== '') && isNew) found.push({ before: removed, after: added })
    removed = ''
    added = ''
  }
  for (const run of runs) {
    if (run.removed) removed += run.value
    else if (run.added) added += run.value
    else close()
  }
  close()
  return found
}
