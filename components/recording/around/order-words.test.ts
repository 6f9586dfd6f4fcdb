import { expect, it } from 'vitest'
import { orderWords, runsWords } from './order-words'

it('counts the runs of a test with separators', () => {
  expect(runsWords(1000)).toContain('the 1,000 runs')
})

it('says what tells the order, that it goes round in a circle, and which of several calls a later one goes on from', () => {
  const calls = [
    { depth: 1, label: '1', parent: null },
    { depth: 2, label: '2a', parent: 0 },
    { depth: 2, label: '2b', parent: 0 },
    { depth: 3, label: '3', parent: 2 },
  ]
  expect(orderWords(['id'], { calls, isCircular: true })).toEqual([
    'Order read from ids: a later request holds the id of an earlier call.',
    'They go round in a circle: the first of its files is put first.',
    'Nothing tells which came first of 2a and 2b.',
    '3 goes on from 2b.',
  ])
  expect(orderWords([], { calls: calls.slice(0, 1), isCircular: false })).toEqual([])
})
