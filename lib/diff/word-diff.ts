import { diffWordsWithSpace } from 'diff'

/** A run of text that is on both sides, or on one only. */
export interface DiffRun {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * Texts that differ in more words than this are shown as wholly different, because the runs would be too many to read.
 */
const MAX_EDITS = 1_500
/**
 * The text between two changes becomes part of the change unless it has more than MAX_LETTERS letters or MAX_GAP
 * characters.
 */
const MAX_LETTERS = 3
const MAX_GAP = 6

/**
 * The words that differ between two texts. Short equal runs between two changes belong to the change, and within a
 * change the removed text comes first. Without the added runs it is `before`, without the removed ones `after`.
 */
export function wordDiff(before: string, after: string): DiffRun[] {
  if (before === after) return run('same', before)
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS })
  if (changes === undefined) return [...run('removed', before), ...run('added', after)]
  const runs: DiffRun[] = []
  let removed = ''
  let added = ''
  for (const [index, change] of changes.entries()) {
    const isLast = index === changes.length - 1
    const isOpen = removed !== '' || added !== ''
    if (change.removed) removed += change.value
    else if (change.added) added += change.value
    else if (isOpen && !isLast && isShort(change.value)) {
      removed += change.value
      added += change.value
    } else {
      runs.push(...run('removed', removed), ...run('added', added), ...run('same', change.value))
      removed = ''
      added = ''
    }
  }
  return [...runs, ...run('removed', removed), ...run('added', added)]
}

function isShort(gap: string): boolean {
  return gap.length <= MAX_GAP && gap.replace(/[^\p{L}\p{N}]/gu, '').length <= MAX_LETTERS
}

function run(kind: DiffRun['kind'], text: string): DiffRun[] {
  return text === '' ? [] : [{ kind, text }]
}

/** Cuts long equal runs down to what stands around the changes; a cut is an ellipsis. */
export function cutSame(runs: readonly DiffRun[], around: number): DiffRun[] {
  return runs.map((one, index) => {
    if (one.kind !== 'same') return one
    const head = index === 0 ? 0 : around
    const tail = index === runs.length - 1 ? 0 : around
    // Without a change on either side, there is no context to keep.
    const isOnly = runs.length === 1
    const limit = isOnly ? 2 * around : head + tail
    if (one.text.length <= limit + 1) return one
    const start = one.text.slice(0, isOnly ? limit : head)
    return { kind: 'same', text: `${start}…${tail === 0 ? '' : one.text.slice(-tail)}` }
  })
}
