import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress, searchOf } from './address'
import { GROUPINGS } from './line'
import { DEFAULT_SORT, SORT_KEYS } from './sort'

test('an address survives being written and read', () => {
  const address = fc.record({
    q: fc.string({ unit: 'grapheme' }),
    sort: fc.record({ key: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() }),
    group: fc.constantFrom(...GROUPINGS),
    fold: fc.constantFrom('', 'a.b', '~c', 'a~b.c'),
    at: fc.constantFrom('', 'group:x1', 'a b/ü.json', 'a?b&c=d#e.json'),
  })
  fc.assert(
    fc.property(address, (given) => {
      expect(readAddress(new URLSearchParams(searchOf(given)))).toEqual(given)
    }),
  )
})

test('defaults are not in the address', () => {
  expect(searchOf({ q: '', sort: DEFAULT_SORT, group: 'test', fold: '', at: '' })).toBe('')
})

test('an unknown choice counts as not made', () => {
  const address = readAddress(new URLSearchParams('sort=colour&group=day&fold=%3Cscript%3E'))
  expect(address).toEqual({ q: '', sort: DEFAULT_SORT, group: 'test', fold: '', at: '' })
})

test('a query that is refused for its length is not repeated in the links of a page', () => {
  expect(readAddress(new URLSearchParams({ q: 'x'.repeat(4000) })).q).toHaveLength(4000)
  expect(readAddress(new URLSearchParams({ q: 'x'.repeat(4001) })).q).toBe('')
  expect(readAddress(new URLSearchParams({ q: 'x '.repeat(201) })).q).toBe('')
})
