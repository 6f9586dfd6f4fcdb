import { expect, test } from 'vitest'
import { fixedFive, roundFive } from './round'

test('ties go to the even digit, not away from zero', () => {
  expect(roundFive(0.015625)).toBe(0.01562)
  expect(roundFive(0.046875)).toBe(0.04688)
  expect(roundFive(-0.015625)).toBe(-0.01562)
  expect(roundFive(34359738368.015625)).toBe(34359738368.01562)
})

test('a decimal that only looks like a tie is rounded by its exact binary value', () => {
  expect(roundFive(0.000015)).toBe(0.00002)
  expect(roundFive(1.000005)).toBe(1.00001)
  expect(roundFive(1.000025)).toBe(1.00002)
  expect(roundFive(8.000015)).toBe(8.00001)
})

test('zero keeps its sign, and so does a number that is rounded to zero', () => {
  expect(roundFive(-0)).toBe(-0)
  expect(roundFive(-0.000001)).toBe(-0)
  expect(fixedFive(-0)).toBe('-0.00000')
})

test('large, infinite and NaN values stay', () => {
  for (const value of [1e16, 1e22, 1.5e300, Number.POSITIVE_INFINITY, Number.NaN]) {
    expect(roundFive(value)).toBe(value)
  }
  expect(fixedFive(1e22)).toBe('10000000000000000000000.00000')
  expect(fixedFive(Number.NEGATIVE_INFINITY)).toBe('-inf')
})
