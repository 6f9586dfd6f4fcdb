import { describe, expect, test } from 'vitest'
import type { Entry } from '#lib/entry/row'
import { sameEntries } from '#lib/entry/same-entries'
import { madeEntry } from '#lib/testing/made-entry'
import { entriesIn, orderAgain, orderOf } from './order'
import { DEFAULT_SORT, parseSort, SORT_KEYS, type Sort, sortText } from './sort'

const sortEntries = (all: readonly Entry[], sort: Sort): Entry[] => entriesIn(all, orderOf(all, sort))

describe('sorting', () => {
  test('each key can be read with and without -', () => {
    for (const key of SORT_KEYS) {
      expect(parseSort(key)).toEqual({ key, isDescending: false })
      expect(parseSort(`-${key}`)).toEqual({ key, isDescending: true })
      expect(sortText({ key, isDescending: true })).toBe(`-${key}`)
    }
    expect(parseSort('colour')).toBeNull()
    expect(parseSort('')).toEqual(DEFAULT_SORT)
  })

  test('equal rows come in the order of their paths, also when descending', () => {
    const all = ['c', 'a', 'b'].map((path) => madeEntry({ path, chunks: path === 'b' ? 9 : 1 }))
    const paths = (isDescending: boolean): string[] =>
      sortEntries(all, { key: 'chunks', isDescending }).map(({ row }) => row.path)
    expect(paths(false)).toEqual(['a', 'c', 'b'])
    expect(paths(true)).toEqual(['b', 'a', 'c'])
  })

  test('the worst status comes first', () => {
    const verdicts = ['match', 'unhashed', 'older', 'mismatch'] as const
    const all = verdicts.map((verdict) =>
      madeEntry({ path: verdict, hash: { name: '', computed: null, verdict } }),
    )
    all.push(madeEntry({ path: 'unreadable', kind: 'unreadable' }))
    const sorted = sortEntries(all, { key: 'status', isDescending: false })
    expect(sorted.map(({ row }) => row.path)).toEqual([
      'unreadable',
      'mismatch',
      'older',
      'unhashed',
      'match',
    ])
  })

  test('a test without parameters comes before its variants, not among another test', () => {
    const ids = ['f.py::test_a[x]', 'f.py::test_aB', 'f.py::test_a']
    const all = ids.map((testId, index) => madeEntry({ path: `${index}`, testId }))
    const sorted = sortEntries(all, DEFAULT_SORT)
    expect(sorted.map(({ row }) => row.testId)).toEqual(['f.py::test_a', 'f.py::test_a[x]', 'f.py::test_aB'])
  })
})

describe('sorting again, when some entries are new, changed or gone', () => {
  test('comes to the same as sorting all', () => {
    let seed = 7
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      return (seed >>> 8) % below
    }
    const made = (path: string): Entry =>
      madeEntry({ path, chunks: next(5), testId: `t.py::test_${next(9)}` })
    let all = Array.from({ length: 60 }, (_, index) => made(`p${index}`))
    for (const key of SORT_KEYS) {
      const sort = { key, isDescending: next(2) === 0 }
      let order = orderOf(all, sort)
      for (let round = 0; round < 20; round++) {
        const before = all
        const kept = all.filter(() => next(12) > 0).map((one) => (next(10) > 0 ? one : made(one.row.path)))
        all = [...kept, ...Array.from({ length: next(6) }, (_, index) => made(`${key}${round}-${index}`))]
        const changed = new Set(all.filter(() => next(20) === 0))
        order = orderAgain(order, sameEntries(before, all, changed), all, sort)
        expect(entriesIn(all, order)).toEqual(sortEntries(all, sort))
      }
    }
  })
})
