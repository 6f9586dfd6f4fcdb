import { expect, it } from 'vitest'
import { cutOf, sizeText } from './shorten'

const limit = { characters: 10, rows: 3 }

it('cuts a text by characters and by rows, whichever comes first', () => {
  expect(cutOf('short', limit)).toBe(5)
  expect(cutOf('x'.repeat(50), limit)).toBe(10)
  expect(cutOf('a\nb\nc\nd\ne', limit)).toBe(5)
  expect(cutOf('a\nb\nc', limit)).toBe(5)
})

it('does not cut a character in two', () => {
  expect(cutOf(`${'x'.repeat(9)}😀`, limit)).toBe(9)
})

it('writes sizes', () => {
  const sizes = [512, 319_600, 1_120_325, 7_919_570_944]
  expect(sizes.map(sizeText)).toEqual(['512 B', '319.6 kB', '1.12 MB', '7.92 GB'])
})
