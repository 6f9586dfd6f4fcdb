import { expect, test } from 'vitest'
import { changedState } from './ticks-and-notes'

const MADE = { tick: 2, noteOf: (text: string): string => text }
const BEFORE = {
  viewed: new Map([
    ['a', 1],
    ['b', 1],
  ]),
  notes: new Map([
    ['x.json', 'one'],
    ['y.json', 'two'],
  ]),
}

test('a change affects only what it names', () => {
  const { viewed, notes } = changedState(
    BEFORE,
    { viewed: { remove: ['a'], add: ['c'] }, notes: { 'y.json': 'three' } },
    MADE,
  )
  expect([...viewed]).toEqual([
    ['b', 1],
    ['c', 2],
  ])
  expect(Object.fromEntries(notes)).toEqual({ 'x.json': 'one', 'y.json': 'three' })
  expect(BEFORE.viewed.size).toBe(2)
})

test.each([null, '', ' \n '])('a note that is %j is removed', (text) => {
  expect([...changedState(BEFORE, { notes: { 'x.json': text } }, MADE).notes.keys()]).toEqual(['y.json'])
})

test('a tick that is removed and added is there as a new tick', () => {
  const { viewed } = changedState(BEFORE, { viewed: { remove: ['a'], add: ['a', 'b'] } }, MADE)
  expect(Object.fromEntries(viewed)).toEqual({ a: 2, b: 2 })
})
