import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { field, type JsonObject, listField } from '#lib/json/value'
import { madeChange, madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { reviewSides } from '../changes'
import { meaningOf } from './meaning'

const STREAM = SPECIMENS['openai.chat.chunks']
const CONTENT = ['response', 'body', 1, '__data__', 'choices', 0, 'delta', 'content'] as const
const viewed = withValue(STREAM, CONTENT, ' moon')
const meaning = meaningOf(madeChange(STREAM, viewed))

test('different ids, type names and form keep a change viewed', () => {
  const id = withValue(viewed, ['response', 'body', 1, '__data__', 'id'], 'rec-another')
  expect(meaningOf(madeChange(STREAM, id))).toBe(meaning)
  expect(meaningOf(madeChange(STREAM, JSON.stringify(viewed, null, 4)))).toBe(meaning)
})

test('different chunks keep a change viewed', () => {
  const chunksOf = (value: JsonObject): JsonValue[] => listField(field(value, 'response'), 'body')
  const [first = null, , ...rest] = chunksOf(viewed)
  const [mo = null, on = null] = [' mo', 'on'].map((text) => chunksOf(withValue(viewed, CONTENT, text))[1])
  const { change, pair } = madeChange(
    STREAM,
    withValue(viewed, ['response', 'body'], [first, mo, on, ...rest]),
  )
  expect(meaningOf({ change, pair })).toBe(meaning)
})

test.each([
  ['another answer', withValue(viewed, CONTENT, ' star')],
  ['another request', withValue(viewed, ['request', 'body', 'temperature'], 0.5)],
])('%s must be viewed again', (_, after) => {
  expect(meaningOf(madeChange(STREAM, after))).not.toBe(meaning)
})

test('another base must be viewed again', () => {
  expect(meaningOf(madeChange(withValue(STREAM, CONTENT, ' sun'), viewed))).not.toBe(meaning)
})

test('a removed recording has the meaning of its base, and not that of an added one', () => {
  const version = madeVersion('recordings/x.json', STREAM)
  const [removed] = reviewSides([{ base: version, head: null }])
  const [added] = reviewSides([{ base: null, head: version }])
  if (!removed || !added) throw new Error('Two changes are expected.')
  expect(meaningOf(removed)).not.toBe(meaningOf(added))
})

test('a pair that differs only in noise has the same meaning on both sides, computed or not', () => {
  const noise = madeChange(
    STREAM,
    withValue(STREAM, ['response', 'body', 1, '__data__', 'id'], 'rec-another'),
  )
  expect(noise.change.weight).toBe('metadata')
  const computed = { ...noise, change: { ...noise.change, facets: ['answer'] as const } }
  expect(meaningOf(noise)).toBe(meaningOf(computed))
})
