import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineEditsOf, withLineEdits } from './draft'

const lines = fc.array(fc.constantFrom('{', '  "a": 1,', '  "b": "é"', '}', ''), { maxLength: 12 })

it('a draft put back into the text of its file is the text that was typed', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      // A text of no lines is one empty line.
      const start = before.length === 0 ? [''] : before
      const text = after.join('\n')
      expect(withLineEdits(start, lineEditsOf(start, text))).toBe(text)
    }),
  )
})

it('a draft of one line of a large file is small', () => {
  const before = Array.from({ length: 50_000 }, (_, line) => `  "${line}": "some words of a recording",`)
  const edits = lineEditsOf(before, before.join('\n').replace('"40000": "some', '"40000": "other'))
  expect(JSON.stringify(edits).length).toBeLessThan(200)
})

it('edits that do not fit the lines are refused', () => {
  expect(withLineEdits(['a'], [{ start: 1, count: 1, lines: [] }])).toBeNull()
  const edits = [
    { start: 1, count: 1, lines: ['x'] },
    { start: 0, count: 1, lines: ['y'] },
  ]
  expect(withLineEdits(['a', 'b'], edits)).toBeNull()
})
