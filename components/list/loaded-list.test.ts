import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf, indexAt, topOf } from './loaded-list'

const HEIGHTS = { group: 28, row: 52 }
const shapes = fc.array(fc.nat(5), { minLength: 1, maxLength: 12 })

test('a line starts below all lines before it', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      let top = 0
      for (const [index, isGroup] of groupsOf(shape).entries()) {
        expect(topOf(shape, index, HEIGHTS)).toBe(top)
        expect(indexAt(shape, top, HEIGHTS)).toBe(index)
        top += isGroup ? HEIGHTS.group : HEIGHTS.row
        expect(indexAt(shape, top - 1, HEIGHTS)).toBe(index)
      }
    }),
  )
})

test('a place above the first line gives the first, one below the last gives the last', () => {
  expect(indexAt([2, 3], -5, HEIGHTS)).toBe(0)
  expect(indexAt([2, 3], 10_000, HEIGHTS)).toBe(4)
  expect(indexAt([0], 10, HEIGHTS)).toBe(0)
})
