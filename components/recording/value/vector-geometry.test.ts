import { expect, it } from 'vitest'
import { barsPath } from './vector-geometry'

it('draws from the zero line, upwards and downwards, the largest value at full height', () => {
  const bars = [
    [0.5, 0.5],
    [-1, 0.25],
    [0, 0],
  ] as const
  expect(barsPath(bars)).toBe('M0 10h.8v10h-.8zM1 15h.8v25h-.8zM2 20h.8v0h-.8z')
})

it('draws vectors of zeros, and empty ones, without NaN', () => {
  expect(barsPath([[0, 0]])).toBe('M0 20h.8v0h-.8z')
  expect(barsPath([])).toBe('')
})
