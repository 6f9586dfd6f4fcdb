/** Texts are compared this many characters at a time, which is far faster than one by one. */
const BLOCK = 256

/** Counts what is the same at the start of two texts (characters) or two lists (lines). */
export function commonStart<Sequence extends string | readonly string[]>(
  before: Sequence,
  after: Sequence,
): number {
  const limit = Math.min(before.length, after.length)
  let count = 0
  if (typeof before === 'string' && typeof after === 'string') {
    const isBlockSame = (): boolean =>
      before.slice(count, count + BLOCK) === after.slice(count, count + BLOCK)
    while (count + BLOCK <= limit && isBlockSame()) count += BLOCK
  }
  while (count < limit && before[count] === after[count]) count++
  return count
}

/**
 * Counts what is the same at the end of two texts or lists.
 * @param start what is left out at their start, so that nothing counts twice
 */
export function commonEnd<Sequence extends string | readonly string[]>(
  before: Sequence,
  after: Sequence,
  start: number,
): number {
  const limit = Math.min(before.length, after.length) - start
  let count = 0
  if (typeof before === 'string' && typeof after === 'string') {
    const blockOf = (text: string): string => text.slice(text.length - count - BLOCK, text.length - count)
    while (count + BLOCK <= limit && blockOf(before) === blockOf(after)) count += BLOCK
  }
  while (count < limit && before[before.length - 1 - count] === after[after.length - 1 - count]) count++
  return count
}
