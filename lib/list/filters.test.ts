import { describe, expect, test } from 'vitest'
import type { FilterName } from '#lib/query/fields'
import { entriesPassing, testsOf } from '#lib/query/match'
import { parseQuery } from '#lib/query/query'
import { addTerm, toggleFilter } from '#lib/query/query-edit'
import { madeEntry } from '#lib/testing/made-entry'
import { type FilterValue, filtersOf, withTicksOf } from './filters'

const all = [
  madeEntry({ path: '1', model: 'gpt-4o', finishReason: 'stop', answer: 'rain' }),
  madeEntry({ path: '2', model: 'gpt-4o', finishReason: 'length', answer: 'rain' }),
  madeEntry({ path: '3', model: 'gpt-4o-mini', finishReason: 'stop', answer: 'sun' }),
  madeEntry({
    path: '4',
    model: 'llama',
    finishReason: null,
    answer: 'rain',
    problems: ['id-differs', 'other-form'],
  }),
]

function valuesOf(query: string, name: FilterName): readonly FilterValue[] {
  return filtersOf(all, parseQuery(query))[name] ?? []
}

function filter(query: string, name: FilterName): string[] {
  return valuesOf(query, name).map(
    ({ value, count, chosen }) => `${value} ${count}${chosen ? ` ${chosen}` : ''}`,
  )
}

describe('counts', () => {
  test('are of the matching recordings, highest first', () => {
    expect(filter('rain', 'model')).toEqual(['gpt-4o 2', 'llama 1'])
    expect(filter('', 'finish')).toEqual(['stop 2', 'length 1', 'none 1'])
  })

  test('ignore the ticks of their own filter, so that more can be ticked', () => {
    expect(filter('rain model:=gpt-4o', 'model')).toEqual(['gpt-4o 2 in', 'llama 1'])
    expect(filter('rain model:=gpt-4o', 'finish')).toEqual(['length 1', 'stop 1'])
  })

  test('include excluded values', () => {
    expect(filter('!finish:length', 'finish')).toEqual(['stop 2', 'none 1', 'length 0 out'])
  })

  test('count a recording under each of its problems', () => {
    expect(filter('', 'problem')).toEqual(['none 3', 'id-differs 1', 'other-form 1'])
  })

  test('do not list a word that is only a part of names', () => {
    expect(filter('model:gpt', 'model')).toEqual(['gpt-4o 2', 'gpt-4o-mini 1', 'llama 1'])
  })
})

test('a tick shows at once, before its counts are there', () => {
  const values = valuesOf('', 'finish')
  expect(withTicksOf(values, parseQuery('finish:stop !finish:none'), 'finish')).toEqual([
    { value: 'stop', count: 2, chosen: 'in' },
    { value: 'length', count: 1 },
    { value: 'none', count: 1, chosen: 'out' },
  ])
})

describe('ticking', () => {
  const models = ['gpt-4o', 'gpt-4o-mini', 'llama']
  const model = (value: string) => ({ field: 'model' as const, value, others: models })

  test('adds a term, exact where another value contains it', () => {
    expect(toggleFilter('rain', model('llama'), 'in')).toBe('rain model:llama')
    expect(toggleFilter('rain', model('gpt-4o'), 'in')).toBe('rain model:=gpt-4o')
  })

  test('a second value is an alternative, and each tick can be taken back', () => {
    const two = toggleFilter('model:llama rain', model('gpt-4o'), 'in')
    expect(two).toBe('model:=llama|gpt-4o rain')
    expect(entriesPassing(all, testsOf(parseQuery(two))).map(({ row }) => row.path)).toEqual(['1', '2', '4'])
    expect(toggleFilter(two, model('llama'), 'in')).toBe('model:=gpt-4o rain')
    expect(toggleFilter('model:llama rain', model('llama'), 'in')).toBe('rain')
  })

  test('excluding replaces a tick, and ticking an exclusion', () => {
    expect(toggleFilter('rain model:llama', model('llama'), 'out')).toBe('rain !model:llama')
    expect(toggleFilter('rain !model:llama', model('llama'), 'in')).toBe('rain model:llama')
    expect(toggleFilter('rain !model:llama', model('llama'), 'out')).toBe('rain')
  })

  test('a verdict matches only whole values, so it needs no =', () => {
    const choice = { field: 'hash' as const, value: 'match', others: ['match', 'mismatch'] }
    expect(toggleFilter('', choice, 'in')).toBe('hash:match')
  })
})

test('a term is added once', () => {
  expect(addTerm('rain', 'test:x')).toBe('rain test:x')
  expect(addTerm('rain test:x', 'test:x')).toBe('rain test:x')
})
