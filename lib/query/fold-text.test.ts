import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './fold-text'

test('case does not count, beyond ASCII too', () => {
  expect(foldText('ÀÉÎ Straße ЖУК')).toBe(foldText('àéî strasse жук'.replace('ss', 'ß')))
})

test('final sigma is a sigma, so a word folds the same at the end and inside', () => {
  expect(foldText('ΟΔΟΣ')).toBe('οδοσ')
  expect(foldText('οδος')).toBe('οδοσ')
})

test('white space of any kind and length is one space', () => {
  expect(foldText('a \n\t b\u00a0c')).toBe('a b c')
})

test('folding a text piece by piece is folding it whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(foldText(`${a}x${b}`)).toBe(foldText(`${a}x`) + foldText(b))
    }),
  )
})
