import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GROUPINGS, readReviewAddress, reviewHref, reviewInSearch, SHOWS, searchFromReview } from './address'

const name = fc.stringMatching(/^[\w./~^-]{1,20}$/)
const addresses = fc.record({
  base: fc.oneof(fc.constant(''), name),
  head: fc.oneof(fc.constant(''), name),
  // An address cannot contain a lone surrogate.
  at: fc.string({ unit: 'grapheme' }),
  by: fc.constantFrom(...GROUPINGS),
  show: fc.constantFrom(...SHOWS),
  facets: fc.uniqueArray(fc.constantFrom('replay', 'answer', 'added')),
  isExact: fc.boolean(),
  isNoiseOpen: fc.boolean(),
  hidesViewed: fc.boolean(),
  isRawOpen: fc.boolean(),
  isWhole: fc.boolean(),
  folds: fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/)),
})

it('reads what it writes', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { searchParams } = new URL(reviewHref(address), 'http://127.0.0.1')
      expect(readReviewAddress(searchParams)).toEqual(address)
    }),
  )
})

it('is short when nothing is chosen, and keeps paths readable', () => {
  expect(reviewHref({})).toBe('/review')
  expect(reviewHref({ base: 'main', at: 'a/b.json' })).toBe('/review?base=main&at=a/b.json')
})

it('ignores a choice that does not exist', () => {
  expect(readReviewAddress(new URLSearchParams('show=all&noise=1')).show).toBe('both')
})

it('a recording that was opened from a review keeps what was chosen there', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const search = new URLSearchParams(searchFromReview(address))
      expect(reviewInSearch(search)).toEqual({ ...address, at: '', isWhole: false })
    }),
  )
  expect(reviewInSearch(new URLSearchParams('q=a'))).toBeNull()
})
