import { describe, expect, it } from 'vitest'
import { cardAt, foldsFor, goOn, linesOf, listedPath, listFacets, nextOfCause, pathFrom } from './list-lines'
import type { ReviewGroup, ReviewRow } from './list-view'

const row = (path: string, ...facets: ReviewRow['facets']): ReviewRow => ({
  ...{ path, status: 'changed', facets, label: '', hash: '', meaning: `of ${path}` },
  test: { file: '', function: '' },
})
const GROUPS: ReviewGroup[] = [
  {
    by: 'test',
    id: 't1',
    file: '',
    function: 'one',
    isNoise: false,
    rows: [row('a', 'replay'), row('b', 'answer', 'metadata')],
  },
  { by: 'test', id: 't2', file: '', function: 'two', isNoise: false, rows: [row('c', 'usage')] },
  { by: 'test', id: 'n1', file: '', function: 'one', isNoise: true, rows: [row('d', 'metadata')] },
]
const START: Parameters<typeof linesOf>[1] = {
  at: 'a',
  facets: [],
  isNoiseOpen: false,
  hidesViewed: false,
  folds: [],
}
const shown = (
  chosen: Partial<typeof START & { facets: string[]; folds: string[] }>,
  ...viewed: string[]
): string[] => linesOf(GROUPS, { ...START, ...chosen }, new Set(viewed)).map(({ key }) => key)

describe('linesOf', () => {
  it('shows open tests without noise', () => {
    expect(shown({})).toEqual(['t1', 'a', 'b', 't2', 'c'])
  })

  it('shows noise folded by test, and opens it', () => {
    expect(shown({ isNoiseOpen: true })).toEqual(['t1', 'a', 'b', 't2', 'c', 'n1'])
    expect(shown({ isNoiseOpen: true, folds: ['n1', 't1'] })).toEqual(['t1', 't2', 'c', 'n1', 'd'])
  })

  it('hides viewed changes, except the chosen one', () => {
    expect(shown({ hidesViewed: true }, 'of a', 'of c')).toEqual(['t1', 'a', 'b'])
    expect(shown({ hidesViewed: true, at: 'b' }, 'of a', 'of b', 'of c')).toEqual(['t1', 'b'])
  })

  it('keeps changes that have one of the facets or statuses', () => {
    expect(shown({ facets: ['replay', 'usage'] })).toEqual(['t1', 'a', 't2', 'c'])
    expect(shown({ facets: ['added'] })).toEqual([])
  })
})

it('counts facets without noise, heaviest first', () => {
  expect(listFacets(GROUPS, ['replay', 'answer', 'usage', 'metadata'])).toEqual([
    { name: 'replay', count: 1 },
    { name: 'answer', count: 1 },
    { name: 'usage', count: 1 },
  ])
})

it('skips heads and stops at the ends', () => {
  const lines = linesOf(GROUPS, START, new Set())
  expect(pathFrom(lines, 'b', 1)).toBe('c')
  expect(pathFrom(lines, 'c', -1)).toBe('b')
  expect(pathFrom(lines, 'c', 1)).toBeUndefined()
  expect(pathFrom(lines, '', 1)).toBe('a')
  expect(pathFrom(lines, '', -1)).toBe('c')
})

it('goes into folded noise, which is opened, and skips folded tests', () => {
  const lines = linesOf(GROUPS, { ...START, isNoiseOpen: true, folds: ['t2'] }, new Set())
  expect(pathFrom(lines, 'b', 1)).toBe('d')
  expect(pathFrom(lines, 'd', -1)).toBe('b')
  expect(pathFrom(lines, 'c', 1)).toBe('d')
  expect(pathFrom(lines, '', -1)).toBe('d')
  expect(foldsFor(GROUPS, 'd', ['t2'])).toEqual(['t2', 'n1'])
  expect(foldsFor(GROUPS, 'd', ['n1'])).toEqual(['n1'])
  expect(foldsFor(GROUPS, 'a', [])).toEqual([])
})

it('goes on from the last change to the first that is not viewed', () => {
  const lines = linesOf(GROUPS, START, new Set())
  expect(goOn(lines, 'a', new Set())).toBe('b')
  expect(goOn(lines, 'c', new Set(['of a']))).toBe('b')
  expect(goOn(lines, 'c', new Set(['of a', 'of b', 'of c']))).toBeUndefined()
})

it('chooses the first listed change when the chosen one is not listed', () => {
  expect(listedPath(GROUPS, { ...START, facets: ['usage'] }, new Set())).toBe('c')
  expect(listedPath(GROUPS, { ...START, at: 'b', facets: ['answer'] }, new Set())).toBe('b')
  expect(listedPath(GROUPS, { ...START, facets: ['answer'], folds: ['t1'] }, new Set())).toBe('a')
})

describe('causes', () => {
  const cause = (id: string, isNoise: boolean, ...rows: ReviewRow[]): ReviewGroup => ({
    ...{ by: 'cause', id, isNoise, rows, title: [], facets: [], place: '' },
    ...{ consequence: 'none', replay: '', also: new Map() },
  })
  const CAUSES = [
    cause('c1', false, row('a', 'replay'), row('b', 'answer')),
    cause('c2', false, row('c', 'usage')),
    cause('cn', true, row('d', 'metadata'), row('e', 'metadata')),
  ]
  const at = (path: string, folds: string[] = []) => linesOf(CAUSES, { ...START, at: path, folds }, new Set())

  it('are folded cards, the noise among them, and one of one change never opens', () => {
    expect(at('a').map(({ key }) => key)).toEqual(['c1', 'c2', 'cn'])
    expect(at('a', ['c1', 'c2']).map(({ key }) => key)).toEqual(['c1', 'a', 'b', 'c2', 'cn'])
  })

  it('are steps of the list, at their first change, whichever of their changes is shown', () => {
    expect(pathFrom(at('b'), 'b', 1)).toBe('c')
    expect(pathFrom(at('c'), 'c', -1)).toBe('a')
    expect(pathFrom(at('c'), 'c', 1)).toBe('d')
    expect(pathFrom(at('a', ['c1']), 'a', 1)).toBe('b')
  })

  it('show a group only for several changes that are folded', () => {
    expect(cardAt(at('b'), 'b')?.key).toBe('c1')
    expect(cardAt(at('c'), 'c')).toBeNull()
    expect(cardAt(at('b', ['c1']), 'b')).toBeNull()
  })

  it('are gone through one by one, then the next that has something left', () => {
    expect(nextOfCause(at('a'), 'a', new Set(['of a']))).toBe('b')
    expect(nextOfCause(at('b'), 'b', new Set(['of b']))).toBe('a')
    expect(nextOfCause(at('b'), 'b', new Set(['of a', 'of b']))).toBeUndefined()
    expect(goOn(at('e'), 'e', new Set(['of a', 'of d', 'of e']))).toBe('b')
  })
})
