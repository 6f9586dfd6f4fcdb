import { expect, test } from 'vitest'
import { rangeIn } from './number-range'

const END = Number.POSITIVE_INFINITY

test.each([
  ['5', 5, 5],
  ['=5', 5, 5],
  ['>5', 6, END],
  ['>=5', 5, END],
  ['<5', 0, 4],
  ['<=5', 0, 5],
  ['<0', 0, -1],
  ['10..50', 10, 50],
  ['50..10', 10, 50],
  ['10..', 10, END],
  ['..50', 0, 50],
  ['1,399', 1399, 1399],
  ['>2.5', 3, END],
  ['1.5..2.5', 2, 2],
])('%s is from %d to %d', (text, least, most) => {
  expect(rangeIn(text, 'count')).toEqual({ least, most })
})

test.each([
  ['319.6kB', 319_600],
  ['1.12MB', 1_120_000],
  ['100KB', 100_000],
  ['100k', 100_000],
  ['2MiB', 2_097_152],
  ['512B', 512],
])('%s are %d bytes', (text, bytes) => {
  expect(rangeIn(text, 'bytes')).toEqual({ least: bytes, most: bytes })
})

test.each(['', '..', '>', 'many', '5x', '-5', '5..x', '5..6..7', '1e3', '>=<5'])(
  '%j is not a range',
  (text) => {
    expect(rangeIn(text, 'bytes')).toBeNull()
  },
)

test('only sizes have units', () => {
  expect(rangeIn('5kB', 'count')).toBeNull()
})
