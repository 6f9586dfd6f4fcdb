import { expect, test } from 'vitest'
import type { TokenView } from '#lib/page/view-logprobs'
import { doubtLook, leastLikely, percentText, tokensBetween } from './token-words'

test('probabilities are short, and never 0 for what was taken', () => {
  expect([1, 0.999, 0.28, 0.0951, 0.019, 0.002, 0.0004, 0].map(percentText)).toEqual([
    ...['100 %', '100 %', '28 %', '9.5 %', '1.9 %', '0.2 %', '< 0.1 %', '0 %'],
  ])
})

test('only doubtful tokens are underlined, each kind in its own way', () => {
  expect([0.95, 0.9, 0.89, 0.49, 0.09].map((p) => doubtLook(p).split(' ')[1] ?? '')).toEqual([
    ...['', '', 'border-dotted', 'border-dashed', 'border-solid'],
  ])
})

test('the tokens of a stretch, and the least likely of them', () => {
  const tokens: TokenView[] = [
    [0, 3, 0.9, []],
    [3, 5, 0.2, []],
    [5, 9, 0.4, []],
  ]
  const startsIn = (start: number, end: number): number[] =>
    tokensBetween(tokens, { start, end }).map(([at]) => at)
  expect([startsIn(0, 3), startsIn(4, 6), startsIn(9, 12), startsIn(0, 9)]).toEqual([
    [0],
    [3, 5],
    [],
    [0, 3, 5],
  ])
  expect(leastLikely(tokens)?.[0]).toBe(3)
  expect(leastLikely([])).toBeUndefined()
})
