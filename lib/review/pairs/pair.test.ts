import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Side } from '../change'
import { reviewChanges } from '../changes'

const CHAT = SPECIMENS['openai.chat']

const CONTENT = ['response', 'body', '__data__', 'choices', 0, 'message', 'content']

const removed = (path: string, value: JsonObject): Side => ({ base: madeVersion(path, value), head: null })
const added = (path: string, value: JsonObject): Side => ({ base: null, head: madeVersion(path, value) })

function called(testId: string | null, prompt: string, more: JsonObject = {}): JsonObject {
  const body = { model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], ...more }
  return withValue(withValue(CHAT, ['test_id'], testId), ['request', 'body'], body)
}

const pairsOf = (sides: readonly Side[]): string[] =>
  reviewChanges(sides).map(({ status, basePath, path }) => `${status} ${basePath ?? '-'} ${path}`)

test('the same bytes under another path were moved, and a kept name comes first', () => {
  expect(
    pairsOf([
      removed('a/1.json', CHAT),
      removed('b/2.json', CHAT),
      added('c/2.json', CHAT),
      added('c/3.json', CHAT),
    ]),
  ).toEqual(['moved b/2.json c/2.json', 'moved a/1.json c/3.json'])
})

test('within a test function the most similar request is the counterpart', () => {
  const sides = [
    removed('r/1.json', called('a.py::test_x[one]', 'Which planet has rings?')),
    removed('r/2.json', called('a.py::test_x[two]', 'Name the largest moon of Jupiter.')),
    added('r/3.json', called('a.py::test_x[three]', 'Name the largest moon of Jupiter, please.')),
    added('r/4.json', called('a.py::test_x[four]', 'Which planet has rings, exactly?')),
  ]
  expect(pairsOf(sides).sort()).toEqual(['rerecorded r/1.json r/4.json', 'rerecorded r/2.json r/3.json'])
})

test('equal requests are paired by their parameters', () => {
  const ids = ['a.py::test_x[a=1-b=2]', 'a.py::test_x[a=1-b=3]'] as const
  const sides = [
    removed('r/1.json', called(ids[0], 'Hello')),
    removed('r/2.json', called(ids[1], 'Hello')),
    added('r/3.json', called(ids[1], 'Hello', { temperature: 0 })),
    added('r/4.json', called(ids[0], 'Hello', { temperature: 0 })),
  ]
  expect(pairsOf(sides).sort()).toEqual(['rerecorded r/1.json r/4.json', 'rerecorded r/2.json r/3.json'])
})

test('equal captures of HTTP calls are paired by their model', () => {
  const captured = (model: string, temperature: number): JsonObject => {
    const payload = { model, messages: [{ role: 'user', content: 'Which planet has rings?' }], temperature }
    const request = { test_id: 'a.py::test_x', url: 'https://a.example/v1/chat', method: 'POST', payload }
    return { ...withValue(CHAT, ['test_id'], 'a.py::test_x'), request }
  }
  const sides = [
    removed('r/1.json', captured('small', 0)),
    removed('r/2.json', captured('large', 0)),
    added('r/3.json', captured('large', 1)),
    added('r/4.json', captured('small', 1)),
  ]
  expect(pairsOf(sides).sort()).toEqual(['rerecorded r/1.json r/4.json', 'rerecorded r/2.json r/3.json'])
})

test('a different answer in an earlier turn does not prevent a pair', () => {
  const turns = (said: string): JsonObject => ({
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: said },
      { role: 'user', content: 'Again' },
    ],
  })
  const sides = [
    removed('r/1.json', called('a.py::test_x', '', turns('Good morning to you and all of yours.'))),
    added('r/2.json', called('a.py::test_x', '', turns('One may well say so, in other words than these.'))),
  ]
  expect(pairsOf(sides)).toEqual(['rerecorded r/1.json r/2.json'])
})

test.each([
  [
    'that are too different',
    'a.py::test_x',
    'a.py::test_x',
    'An entirely different question about other things',
  ],
  ['of another test function', 'a.py::test_x', 'a.py::test_y', 'Which planet has rings? '],
  ['without a test id', null, null, 'Which planet has rings? '],
])('recordings %s stay removed and added', (_, before, after, prompt) => {
  const sides = [
    removed('r/1.json', called(before, 'Which planet has rings?')),
    added('r/2.json', called(after, prompt)),
  ]
  expect(pairsOf(sides).sort()).toEqual(['added - r/2.json', 'removed r/1.json r/1.json'])
})

/** The capture of an HTTP call. */
function captured(testId: string, prompt: string): JsonObject {
  const payload = { model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] }
  const request = { test_id: testId, url: 'https://a.example/v1/chat', method: 'POST', payload }
  return { ...withValue(CHAT, ['test_id'], testId), request }
}

describe.each([
  ['recordings', called],
  ['captures of HTTP calls', captured],
])('%s of a renamed test', (_, made) => {
  test.each([
    ['a function', 'a.py::test_x[one]', 'a.py::test_y[one]'],
    ['a file', 'a.py::test_x[one]', 'b/c.py::test_x[one]'],
    ['a function that went into a class', 'a.py::test_x[one]', 'a.py::TestX::test_x[one]'],
    ['parameters', 'a.py::test_x[one]', 'a.py::test_x[1]'],
    ['everything', 'a.py::test_x[one]', 'b.py::test_z'],
  ])('are one change with the facet test: %s', (_, before, after) => {
    const sides = [
      removed('r/1.json', made(before, 'Which planet has rings?')),
      added('r/2.json', made(after, 'Which planet has rings?')),
    ]
    expect(pairsOf(sides)).toEqual(['rerecorded r/1.json r/2.json'])
    expect(reviewChanges(sides)[0]?.facets).toContain('test')
  })
})

test('of several that ask and answer the same, the test ids with most in common belong together', () => {
  const tests = ['a.py::test_x[one]', 'a.py::test_x[two]', 'a.py::test_y[one]', 'a.py::test_z'] as const
  const renamed = [
    'a.py::test_other',
    'b.py::test_x[two]',
    'a.py::test_y[one]',
    'a.py::test_x[three]',
  ] as const
  const sides = [
    ...tests.map((id, index) => removed(`r/${index}.json`, called(id, 'Hello'))),
    ...renamed.map((id, index) => added(`r/n${index}.json`, called(id, 'Hello'))),
  ]
  expect(pairsOf(sides).sort()).toEqual([
    'moved r/2.json r/n2.json',
    'rerecorded r/0.json r/n3.json',
    'rerecorded r/1.json r/n1.json',
    'rerecorded r/3.json r/n0.json',
  ])
})

test('a renamed test with another answer stays apart', () => {
  const sides = [
    removed('r/1.json', called('a.py::test_x', 'Hello')),
    added('r/2.json', withValue(called('a.py::test_y', 'Hello'), CONTENT, 'Something else.')),
  ]
  expect(pairsOf(sides).sort()).toEqual(['added - r/2.json', 'removed r/1.json r/1.json'])
})

test('many recordings of one test are paired without comparing every two', () => {
  const many = Array.from({ length: 250 }, (_, index) => index)
  const sides = many.flatMap((index) => [
    removed(`r/a${index}.json`, called(`a.py::test_x[${index}]`, `Question ${index}`)),
    added(`r/b${index}.json`, called(`a.py::test_x[${index}]`, `Question ${index}, again`)),
  ])
  const pairs = pairsOf(sides)
  expect(pairs).toHaveLength(250)
  expect(pairs).toContain('rerecorded r/a7.json r/b7.json')
})

test('a path with the same bytes at both ends is not a change', () => {
  const version = madeVersion('r/1.json', CHAT)
  expect(reviewChanges([{ base: version, head: version }])).toEqual([])
})
