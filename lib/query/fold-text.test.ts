import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, matchesIn, oneLine, unfoldSpans } from './fold-text'

test('case does not count, beyond ASCII too', () => {
  expect(foldText('ÀÉÎ Straße ЖУК')).toBe(foldText('àéî strasse жук'.replace('ss', 'ß')))
})

test('final sigma is a sigma, so that a word folds alike at the end and inside', () => {
  expect(foldText('ΟΔΟΣ')).toBe('οδοσ')
  expect(foldText('οδος')).toBe('οδοσ')
})

test('white space of any kind and length is one space', () => {
  expect(foldText('a \n\t b\u00a0c')).toBe('a b c')
})

test('a letter whose lower case is longer keeps its place in the text', () => {
  const line = 'İİ ok İ'
  const found = unfoldSpans(line, matchesIn(foldText(line), ['ok']))
  expect(found.map(({ start, end }) => line.slice(start, end))).toEqual(['ok'])
  const whole = unfoldSpans(line, matchesIn(foldText(line), ['i']))
  expect(whole.map(({ start, end }) => line.slice(start, end))).toEqual(['İ', 'İ', 'İ'])
})

test('matches that touch or lie in each other are one', () => {
  expect(matchesIn('banana bread', ['ban', 'ana', 'bread'])).toEqual([
    { start: 0, end: 6 },
    { start: 7, end: 12 },
  ])
})

test('folding a text piece by piece is folding it whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(foldText(`${a}x${b}`)).toBe(foldText(`${a}x`) + foldText(b))
    }),
  )
})

test('what is marked in a line folds to a text with the word in it', () => {
  const letter = fc.constantFrom('a', 'İ', 'ß', 'Σ', ' ', '😀', 'é', 'i')
  const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(text, fc.array(letter, { minLength: 1, maxLength: 3 }), (given, word) => {
      const line = oneLine(given)
      const folded = foldText(word.join(''))
      const found = unfoldSpans(line, matchesIn(foldText(line), [folded]))
      expect(found.length > 0).toBe(foldText(line).includes(folded))
      for (const { start, end } of found) expect(foldText(line.slice(start, end))).toContain(folded)
    }),
  )
})
