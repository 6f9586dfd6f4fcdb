import { expect, test } from 'vitest'
import { charactersUpTo, chunkAfter, PACES, paceOf, paceText } from './pace'

const played = (elapsed: number, from: number, count: number): number =>
  chunkAfter(elapsed, from, { pace: 'usual', arrived: new Array<number>(count).fill(0) })

test('play shows one chunk after another, at most six seconds for any stream', () => {
  expect([0, 119, 120, 360].map((elapsed) => played(elapsed, 0, 10))).toEqual([0, 0, 1, 3])
  expect(played(6000, 0, 1399)).toBe(1398)
  expect(played(60_000, 3, 10)).toBe(9)
  expect(played(-5, 4, 10)).toBe(4)
})

test('a pace counts chunks or characters a second', () => {
  const arrived = [0, 10, 10, 40, 90, 90]
  const at = (elapsed: number, pace: (typeof PACES)[number], from = 0): number =>
    chunkAfter(elapsed, from, { pace, arrived })
  expect([0, 199, 200, 1000, 9000].map((elapsed) => at(elapsed, '5-chunks'))).toEqual([0, 0, 1, 5, 5])
  expect([0, 333, 334, 1000, 2000, 3000].map((elapsed) => at(elapsed, '30-characters'))).toEqual([
    0, 0, 2, 2, 3, 5,
  ])
  expect([-4, 0, 1000].map((elapsed) => at(elapsed, '30-characters', 2))).toEqual([2, 2, 3])
})

test('characters are those of all lanes but other content', () => {
  const delta = (chunk: number, lane: 'text' | 'rest' | 'role', start: number, end: number) => ({
    ...{ choice: 0, pointer: '', of: '', note: '', name: '' },
    ...{ chunk, lane, start, end },
  })
  const deltas = [
    delta(0, 'role', 0, 0),
    delta(1, 'text', 0, 4),
    delta(1, 'rest', 0, 90),
    delta(3, 'text', 4, 9),
  ]
  expect(charactersUpTo({ deltas }, 5)).toEqual([0, 4, 4, 9, 9])
})

test('what a cookie does not name is the usual pace', () => {
  expect(PACES.map(paceOf)).toEqual(PACES)
  expect([paceOf(undefined), paceOf('99-chunks')]).toEqual(['usual', 'usual'])
  expect(PACES.map(paceText).slice(0, 2)).toEqual(['≤ 6 s', '5/s'])
})
