import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineStarts, positionAt, positionIn } from './position'

const linesText = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r', '\r\n', '\u2028') })

test.each([
  ['', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['ab', 2, 1, 3],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 2, 1, 3],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a\r\r\nb', 2, 2, 1],
  ['a\n', 2, 2, 1],
  ['😀\u2028b', 3, 1, 4],
])('%j at %d is line %d, column %d', (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column })
})

test('the lines are those that splitting gives', () => {
  fc.assert(
    fc.property(linesText, (text) => {
      const lines = text.split(/(?<=\n|\r(?!\n))/)
      const sums = lines.map((_, index) => lines.slice(0, index).join('').length)
      const endsWithNewline = /[\n\r]$/.test(text)
      expect(lineStarts(text)).toEqual(endsWithNewline ? [...sums, text.length] : sums)
    }),
  )
})

test('one place and many places of a text agree', () => {
  fc.assert(
    fc.property(linesText, (text) => {
      const starts = lineStarts(text)
      for (let offset = 0; offset <= text.length; offset++) {
        expect(positionIn(starts, offset)).toEqual(positionAt(text, offset))
      }
    }),
  )
})
