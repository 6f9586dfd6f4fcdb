import { expect, test } from 'vitest'
import { changedRanges } from './changed-ranges'

function marked(recorded: readonly string[], pieces: readonly string[]): string[] {
  const asPieces = (texts: readonly string[]) => texts.map((text, chunk) => ({ chunk, text }))
  const text = pieces.join('')
  return changedRanges({ recorded: asPieces(recorded), pieces: asPieces(pieces) }).map(({ start, end }) =>
    text.slice(start, end),
  )
}

test('the words that are not as recorded are marked', () => {
  expect(
    marked(['The user', " couldn't", ' be', ' found'], ['The user', ' could not', ' be', ' seen']),
  ).toEqual(['could not', 'seen'])
})

test('one long text is compared by words around the change only', () => {
  const text = 'The quick brown fox jumps over the lazy dog.'
  expect(marked([text], [text.replace('brown', 'red')])).toEqual(['red'])
  expect(marked([text], [text.replace('jumps', 'jumped')])).toEqual(['jumped'])
})

test('a text as recorded, or with words taken out, has no marks', () => {
  expect(marked(['a', ' b'], ['a', ' b'])).toEqual([])
  expect(marked(['a', ' b', ' c'], ['a', '', ' c'])).toEqual([])
  expect(marked(['a b c'], ['a c'])).toEqual([])
})
