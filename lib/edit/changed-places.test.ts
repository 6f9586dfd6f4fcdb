import { expect, test } from 'vitest'
import { changedPlaces } from './changed-places'
import { baseOf, editedOf } from './edited-text'

const NOTHING = { problems: [], hash: null, messages: [] }

function placesBetween(before: object, after: object): string[] {
  const base = baseOf(JSON.stringify(before, null, 2), '', NOTHING)
  const edited = editedOf(base, JSON.stringify(after, null, 2))
  return changedPlaces(base, edited).map(({ pointer, isRemoved }) => `${isRemoved ? '-' : ''}${pointer}`)
}

const chunks = (...texts: string[]): object => ({ response: { body: texts.map((text) => ({ text })) } })

test('items that were taken out far apart, and a change between them, are each one place', () => {
  const before = chunks('a', 'b', 'c', 'd', 'e', 'f', 'g')
  expect(placesBetween(before, chunks('a', 'c', 'D', 'e', 'g'))).toEqual([
    '-/response/body/1',
    '/response/body/2/text',
    '-/response/body/5',
  ])
  expect(placesBetween(before, chunks('a', 'b', 'c', 'new', 'd', 'e', 'f', 'g'))).toEqual([
    '/response/body/3',
  ])
})

test('as many items as before are compared in their order', () => {
  expect(placesBetween(chunks('a', 'b', 'c'), chunks('b', 'c', 'a'))).toHaveLength(3)
})
