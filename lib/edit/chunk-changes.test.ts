import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { documentOf } from '#lib/json/parse'
import { callOf, streamed, textOf } from '#lib/testing/specimens/envelope'
import { chunkChanges, chunksText } from './chunk-changes'

const WORDS = ['Rings', ' of', ' ice', ',', ' mostly', ' water', '.', ' Rings', ' of', ' ice']

const fileOf = (body: JsonValue): string => textOf(streamed(callOf('/x', { model: 'm' }), body))
const chunk = (text: string): JsonValue => ({ id: 'c', delta: { text } })

function said(before: JsonValue, after: JsonValue): string | null {
  const changes = chunkChanges(documentOf(fileOf(before)), documentOf(fileOf(after)))
  return changes && chunksText(changes)
}

const chunks = WORDS.map(chunk)

test('a chunk that is rewritten is counted, and the others are untouched', () => {
  expect(said(chunks, chunks.with(2, chunk(' dust')))).toBe('1 chunk rewritten, 9 untouched, byte for byte')
  expect(said(chunks, chunks)).toBe('0 chunks rewritten, 10 untouched, byte for byte')
})

test('chunks that are taken out are not counted as rewritten, wherever they were', () => {
  const without = (...gone: number[]) => chunks.filter((_, index) => !gone.includes(index))
  expect(said(chunks, without(4, 5))).toBe('2 chunks taken out, 8 untouched, byte for byte')
  expect(said(chunks, without(0, 9))).toBe('2 chunks taken out, 8 untouched, byte for byte')
  expect(said(chunks, without(1, 4, 5).with(1, chunk(' Ice')))).toBe(
    '1 chunk rewritten, 3 taken out, 6 untouched, byte for byte',
  )
})

test('chunks that are put in are counted', () => {
  const more = chunks.toSpliced(3, 0, chunk(' and'), chunk(' dust'))
  expect(said(chunks, more)).toBe('2 chunks put in, 10 untouched, byte for byte')
})

test('a chunk that is only spelled otherwise is rewritten', () => {
  const [before, after] = ['"\\u00e9"', '"é"'].map((text) =>
    documentOf(fileOf([]).replace('"body": []', `"body": [${text}]`)),
  )
  expect(before && after && chunkChanges(before, after)).toMatchObject({ rewritten: 1, untouched: 0 })
})

test('an answer that is not a list has no chunks', () => {
  expect(said({ text: 'One' }, { text: 'Two' })).toBeNull()
})
