import { isSettled, stampOf, stampText } from '#lib/disk/file-stamp'
import { statOf } from '#lib/disk/stat'
import { type IndexMarks, storedMarks } from '#lib/git/checkout/index-marks'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'

/** The last marks that were read, with the state of the index then. */
let last: { readonly key: string; readonly marks: IndexMarks } | undefined

/** Reads the marks of git's index as `storedMarks` does. They are kept until it is written again. */
export async function keptMarks(repository: Repository): Promise<IndexMarks | GitFailure> {
  const key = keyOf(repository)
  if (key !== null && last?.key === key) return last.marks
  const marks = await storedMarks(repository)
  if (key !== null && marks.ok) last = { key, marks }
  return marks
}

/** Names the state of the index; null when it is not there, or was written just now. */
function keyOf({ root, indexFile }: Repository): string | null {
  const stat = statOf(indexFile)
  if (stat === undefined || typeof stat === 'string') return null
  const stamp = stampOf(stat)
  return isSettled(stamp, Date.now()) ? `${root}\0${stampText(stamp)}` : null
}
