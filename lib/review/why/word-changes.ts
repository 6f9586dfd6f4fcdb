import { diffArrays, wordsWithSpaceDiff } from 'diff'
import { commonEnd, commonStart } from '#lib/diff/same-ends'

/** A word, or a run of words, that stands in place of another. An empty side was added or removed. */
export interface WordChange {
  readonly before: string
  readonly after: string
}

/** Texts that differ in more words than this are called different as a whole. */
const MAX_EDITS = 200

/** Returns the words that differ between two texts, each pair once, in the order of the text. */
export function wordChanges(before: string, after: string): WordChange[] {
  return wordChangesWithin(before, after, MAX_EDITS) ?? [{ before, after }]
}

/** The length of the part that is compared, in characters, and of its end that tells whether a change was cut off. */
const PART = 300
const END = 20
/** A part that differs in more words than this is another text. */
const FEW_EDITS = 40

/**
 * Returns the words that differ in the first part of two texts that has any, which takes far less than all of two long
 * texts; none where that part is another text.
 */
export function firstChanges(before: string, after: string): WordChange[] {
  const from = before.lastIndexOf(' ', commonStart(before, after)) + 1
  const [one, other] = [before.slice(from, from + PART), after.slice(from, from + PART)]
  const changes = wordChangesWithin(one, other, FEW_EDITS) ?? []
  const isWhole =
    from + PART >= Math.max(before.length, after.length) || one.slice(-END) === other.slice(-END)
  return isWhole ? changes : changes.slice(0, -1)
}

function wordChangesWithin(before: string, after: string, maxEditLength: number): WordChange[] | null {
  const [start, end] = sameEnds(before, after)
  const [one, other] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const [words, otherWords] = [one, other].map((text) => wordsWithSpaceDiff.tokenize(text))
  if (!words || !otherWords || fewestEdits(words, otherWords) > maxEditLength) return null
  const runs = diffArrays(words, otherWords, { maxEditLength })
  if (runs === undefined) return null
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
    if (run.removed) removed += run.value.join('')
    else if (run.added) added += run.value.join('')
    else close()
  }
  close()
  return found
}

/** A number of edits that is never too high: words that one side has more often than the other. */
function fewestEdits(words: readonly string[], otherWords: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of otherWords) counts.set(word, (counts.get(word) ?? 0) - 1)
  let edits = 0
  for (const count of counts.values()) edits += Math.abs(count)
  return edits
}

/** Counts the characters at the start and at the end that are the same, up to a space, so that no word is cut. */
function sameEnds(before: string, after: string): [start: number, end: number] {
  let start = commonStart(before, after)
  while (start > 0 && !isBorder(before, start, after, start)) start--
  let end = commonEnd(before, after, start)
  while (end > 0 && !isBorder(before, before.length - end, after, after.length - end)) end--
  return [start, end]
}

/** Whether a word begins after a space at a place of both texts. */
function isBorder(before: string, at: number, after: string, other: number): boolean {
  return isStart(before, at) && isStart(after, other)
}

function isStart(text: string, at: number): boolean {
  return /^\s\S$/.test(text.slice(at - 1, at + 1))
}
