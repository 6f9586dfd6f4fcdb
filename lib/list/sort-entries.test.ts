import { describe, expect, test } from 'vitest'
import { madeEntry } from '#lib/testing/made-entry'
import { DEFAULT_SORT, parseSort, SORT_KEYS, sortText } from './sort'
import { sortEntries } from './sort-entries'

describe('sorting', () => {
  test('each key can be read with and without -', () => {
    for (const key of SORT_KEYS) {
      expect(parseSort(key)).toEqual({ key, isDescending: false })
      expect(parseSort(`-${key}`)).toEqual({ key, isDescending: true })
      expect(sortText({ key, isDescending: true })).toBe(`-${key}`)
    }
    expect(parseSort('size')).toBeNull()
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
