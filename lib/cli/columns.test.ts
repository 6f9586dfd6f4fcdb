import { expect, test } from 'vitest'
import { alignColumns } from './columns'

const COLUMNS = [
  { head: 'NAME', most: 6, side: 'left' },
  { head: 'N', most: 4, side: 'right' },
  { head: 'PATH', most: 0, side: 'left' },
] as const

test('cells stand below their heads, and the last column is not cut', () => {
  expect(
    alignColumns(COLUMNS, [
      ['a', '1', 'long/path.json'],
      ['bc', '1000', ''],
    ]),
  ).toEqual(['NAME     N  PATH', 'a        1  long/path.json', 'bc    1000'])
})

test('a cell that is too wide is cut, a pair of surrogates never', () => {
  expect(
    alignColumns(COLUMNS, [
      ['abcdefgh', '1', 'p'],
      ['😀😀😀😀😀😀😀', '2', 'p'],
    ]),
  ).toEqual(['NAME    N  PATH', 'abcde…  1  p', '😀😀😀😀😀…  2  p'])
})

test('without rows there are the heads', () => {
  expect(alignColumns(COLUMNS, [])).toEqual(['NAME  N  PATH'])
})
