import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordedOffset, shownOf, shownOffset } from './shown-text'

test('a text field shows each line end as one character', () => {
  expect(shownOf('a\r\nb\rc\nd')).toBe('a\nb\nc\nd')
  expect(shownOffset('a\r\nb', 3)).toBe(2)
  expect(recordedOffset('a\r\nb', 2)).toBe(3)
})

test('an offset of any shown text leads to the same character of the recorded text', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\r\n') })
  fc.assert(
    fc.property(texts, fc.nat(), (text, at) => {
      const shown = shownOf(text)
      const offset = at % (shown.length + 1)
      const recorded = recordedOffset(text, offset)
      expect(shownOf(text.slice(0, recorded))).toBe(shown.slice(0, offset))
      expect(shownOffset(text, recorded)).toBe(offset)
    }),
  )
})
