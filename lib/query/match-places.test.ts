import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './fold-text'
import { placesIn } from './match-places'

const found = (text: string, ...words: string[]): string[] =>
  placesIn(text, words.map(foldText)).map(({ start, end }) => text.slice(start, end))

test('words are found in any case, beyond ASCII too', () => {
  expect(found('Été à Paris, été', 'ÉTÉ')).toEqual(['Été', 'été'])
  expect(found('ΟΔΟΣ οδός', 'οδος')).toEqual(['ΟΔΟΣ'])
  expect(found('in İzmir now', 'zmir NOW')).toEqual(['zmir now'])
})

test('a run of white space is one space', () => {
  expect(found('planet\n\n  with\trings', 'planet with', 'rings')).toEqual(['planet\n\n  with', 'rings'])
  expect(found('a  b  c', ' ')).toEqual(['  ', '  '])
})

test('places that overlap or touch are one', () => {
  expect(found('banana', 'ana')).toEqual(['anana'])
  expect(found('two words', 'two', ' words')).toEqual(['two words'])
  expect(found('banana bread', 'ban', 'ana', 'bread')).toEqual(['banana', 'bread'])
})

test('a letter that grows in lower case does not shift the matches after it', () => {
  expect(found('İİ ok İ', 'ok')).toEqual(['ok'])
  expect(found('İİ ok İ', 'i')).toEqual(['İ', 'İ', 'İ'])
})

test('an empty word is not found', () => {
  expect(found('text', '')).toEqual([])
})

const letters = fc.constantFrom(
  'a',
  'A',
  'i',
  'é',
  'ß',
  'İ',
  'Σ',
  'ς',
  ' ',
  '\n',
  '\u00a0',
  '😀',
  '\ud83d',
  'e\u0301',
  '.',
)
const texts = fc.array(letters, { maxLength: 24 }).map((all) => all.join(''))

test('each place folds to words, and there is one wherever the folded text holds a word', () => {
  fc.assert(
    fc.property(texts, texts, (text, word) => {
      const folded = foldText(word)
      const places = placesIn(text, [folded])
      expect(places.length > 0).toBe(folded !== '' && foldText(text).includes(folded))
      for (const { start, end } of places) expect(foldText(text.slice(start, end))).toContain(folded)
      for (const [index, { start, end }] of places.entries()) {
        expect(start).toBeLessThan(end)
        expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0)
      }
    }),
    { numRuns: 3000 },
  )
})
