/** Counts what is the same at the start of two texts (characters) or two lists (lines). */
export function commonStart(before: ArrayLike<string>, after: ArrayLike<string>): number {
  const limit = Math.min(before.length, after.length)
  let count = 0
  while (count < limit && before[count] === after[count]) count++
  return count
}

/**
 * Counts what is the same at the end of two texts or lists.
 * @param start what is left out at their start, so that nothing counts twice
 */
export function commonEnd(before: ArrayLike<string>, after: ArrayLike<string>, start: number): number {
  const limit = Math.min(before.length, after.length) - start
  let count = 0
  while (count < limit && before[before.length - 1 - count] === after[after.length - 1 - count]) count++
  return count
}
