import { expect, it } from 'vitest'
import { readReviewAddress } from './address'
import type { ReviewGroup, ReviewRow } from './list-view'
import { neighboursInReview } from './neighbours'

const row = (path: string, status: ReviewRow['status'] = 'changed'): ReviewRow => ({
  ...{ path, status, facets: ['answer'], label: '', hash: '', meaning: `of ${path}` },
  test: { file: '', function: '' },
})
const group = (id: string, isNoise: boolean, ...rows: readonly ReviewRow[]): ReviewGroup => ({
  ...{ by: 'test', id, isNoise, rows, file: '', function: id },
})
const cause = (id: string, ...rows: readonly ReviewRow[]): ReviewGroup => ({
  ...{ by: 'cause', id, rows, isNoise: false, title: [], facets: [], place: '' },
  ...{ consequence: 'none', replay: '', also: new Map() },
})
const GROUPS = [
  group('t1', false, row('a'), row('b', 'removed')),
  group('t2', false, row('c'), row('d')),
  group('n1', true, row('e')),
]
const around = (at: string, search = '', ...viewed: readonly string[]) =>
  neighboursInReview(GROUPS, { ...readReviewAddress(new URLSearchParams(search)), at }, new Set(viewed))

it('goes through the changes as the list of the review does, and names those without a page', () => {
  expect(around('a')).toEqual({ position: 1, total: 4, previous: null, next: 'b', removed: ['b'] })
  expect(around('c')).toEqual({ position: 3, total: 4, previous: 'b', next: 'd', removed: ['b'] })
  expect(around('d')).toEqual({ position: 4, total: 4, previous: 'c', next: null, removed: [] })
})

it('goes into noise that is open, and leaves out folded tests and viewed changes that are hidden', () => {
  expect(around('d', 'noise=open')).toMatchObject({ position: 4, total: 5, next: 'e' })
  expect(around('d', 'fold=t1')).toMatchObject({ position: 2, total: 2, previous: 'c', next: null })
  expect(around('c', 'viewed=hidden', 'of b', 'of c')).toMatchObject({ previous: 'a', next: 'd', total: 3 })
})

it('knows where to go on from a change that is not listed', () => {
  expect(around('a', 'fold=t1')).toMatchObject({ position: null, total: 2, previous: null, next: 'c' })
  expect(around('gone')).toMatchObject({ position: null, total: 4, previous: 'd', next: 'a' })
})

it('goes through every change of a cause, whether its card is folded or open', () => {
  const causes = [cause('c1', row('a'), row('b')), cause('c2', row('c'))]
  for (const search of ['', 'fold=c1']) {
    const at = readReviewAddress(new URLSearchParams(search))
    expect(neighboursInReview(causes, { ...at, at: 'b' }, new Set())).toEqual({
      ...{ position: 2, total: 3, previous: 'a', next: 'c', removed: [] },
    })
  }
})
