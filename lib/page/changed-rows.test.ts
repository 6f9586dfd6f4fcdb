import { expect, test } from 'vitest'
import { changedRows } from './changed-rows'

test('changed messages are at their rows, and those that the page leaves out at none', () => {
  const words = [{ start: 1, end: 2 }]
  const changed = [1, 5, 8].map((message) => ({ message, parts: [{ part: 2, words }] }))
  expect(changedRows({ omitted: 0, omittedBefore: 4 }, changed).rows).toEqual([1, 5, 8])
  expect(changedRows({ omitted: 3, omittedBefore: 4 }, changed)).toEqual({
    rows: [1, 5],
    words: { '1.2': words, '5.2': words },
  })
})
