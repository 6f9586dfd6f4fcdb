import { expect, it } from 'vitest'
import { cutOf } from './shorten'

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
