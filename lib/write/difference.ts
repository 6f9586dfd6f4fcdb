/** What two texts of bytes have in common: how many bytes at their start and at their end. */
export interface SharedEnds {
  readonly start: number
  readonly end: number
}

/** Bytes are compared by the block first, which is much faster than one by one. */
const BLOCK = 4096

/** Finds how many bytes two buffers share at their start and, of what is left, at their end. */
export function sharedEnds(one: Buffer, other: Buffer): SharedEnds {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start + BLOCK <= most && isSame(one, start, other, start)) start += BLOCK
  while (start < most && one[start] === other[start]) start++
  const left = most - start
  const [last, otherLast] = [one.length, other.length]
  let end = 0
  while (end + BLOCK <= left && isSame(one, last - end - BLOCK, other, otherLast - end - BLOCK)) end += BLOCK
  while (end < left && one[last - end - 1] === other[otherLast - end - 1]) end++
  return { start, end }
}

function isSame(one: Buffer, at: number, other: Buffer, otherAt: number): boolean {
  return one.compare(other, otherAt, otherAt + BLOCK, at, at + BLOCK) === 0
}

/** Puts bytes together again: the ends that another buffer shares with them, and what is between. */
export function joinEnds({ start, end }: SharedEnds, between: Buffer, shared: Buffer): Buffer {
  return Buffer.concat([shared.subarray(0, start), between, shared.subarray(shared.length - end)])
}
