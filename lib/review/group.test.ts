import { expect, test } from 'vitest'
import { madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { isNoise, type Side } from './change'
import { reviewChanges } from './changes'
import { groupByTest } from './group'
import { summaryOf } from './summary'

const CHAT = SPECIMENS['openai.chat']
const CONTENT = ['response', 'body', '__data__', 'choices', 0, 'message', 'content'] as const

function side(path: string, testId: string | null, change: 'answer' | 'usage' | 'metadata' | 'added'): Side {
  const value = withValue(CHAT, ['test_id'], testId)
  if (change === 'added') return { base: null, head: madeVersion(path, value) }
  const places = {
    answer: CONTENT,
    usage: ['response', 'body', '__data__', 'usage', 'total_tokens'],
    metadata: ['response', 'body', '__data__', 'id'],
  }
  const after = withValue(value, places[change], change === 'usage' ? 77 : 'another')
  return { base: madeVersion(path, value), head: madeVersion(path, after) }
}

const changes = reviewChanges([
  side('r/1.json', 'a.py::test_a[x=1-y=2]', 'usage'),
  side('r/2.json', 'a.py::test_b[x=1-y=2]', 'usage'),
  side('r/3.json', 'a.py::test_b[x=1-y=3]', 'answer'),
  side('r/4.json', 'a.py::test_a[x=1-y=2]', 'metadata'),
  side('r/5.json', null, 'answer'),
])

test('heaviest first, and noise last', () => {
  expect(changes.map(({ path, weight }) => `${path} ${weight}`)).toEqual([
    'r/3.json answer',
    'r/5.json answer',
    'r/1.json usage',
    'r/2.json usage',
    'r/4.json metadata',
  ])
})

test('added files without problems come last', () => {
  const name = `${changes[0]?.hash.after?.computed}.json`
  const found = side(`r/${name}`, 'a.py::test_b[x=1-y=3]', 'added')
  const lost = side('r/0.json', 'a.py::test_b[x=1-y=3]', 'added')
  const ordered = reviewChanges([found, lost, side('r/4.json', 'a.py::test_a', 'metadata')])
  expect(ordered.map(({ status, facets }) => [status, ...facets])).toEqual([
    ['added', 'replay'],
    ['changed', 'metadata'],
    ['added'],
  ])
})

test('tests by their heaviest change, recordings without a test id by folder', () => {
  const tests = groupByTest(changes.filter((change) => !isNoise(change)))
  expect(tests.map((group) => [group.file, group.function, group.changes.length, group.shared])).toEqual([
    ['a.py', 'test_b', 2, ['x=1']],
    ['r', '', 1, []],
    ['a.py', 'test_a', 1, []],
  ])
})

test('a summary counts tests without noise', () => {
  expect(summaryOf(changes)).toMatchObject({
    total: 5,
    review: 4,
    tests: 3,
    answers: 2,
    noise: 1,
    changed: 5,
  })
})
