import { expect, it } from 'vitest'
import { chunkAfter } from './use-player'

it('plays a short stream chunk by chunk, and a long one in six seconds', () => {
  expect([0, 119, 120, 1e6].map((elapsed) => chunkAfter(elapsed, 2, 14))).toEqual([2, 2, 3, 13])
  expect(chunkAfter(3000, 0, 1399)).toBeGreaterThanOrEqual(699)
  expect(chunkAfter(6000, 0, 1399)).toBe(1398)
})

it('begins at the first chunk, even if the frame is older than the click', () => {
  expect(chunkAfter(-8, 0, 129)).toBe(0)
})
