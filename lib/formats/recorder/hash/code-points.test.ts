import { expect, test } from 'vitest'
import { compareCodePoints } from './code-points'

test('astral characters come after all others, and lone surrogates before U+E000', () => {
  const sorted = [
    '',
    'a',
    'aa',
    'a\u007f',
    'é',
    '\ud7ff',
    '\ud800',
    '\ud800x',
    '\udc00',
    '\ue000',
    '\uffff',
    '\u{10000}',
    '\u{1f600}',
  ]
  expect([...sorted].reverse().sort(compareCodePoints)).toEqual(sorted)
})
