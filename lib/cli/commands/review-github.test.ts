import { expect, test } from 'vitest'
import { causeViews } from '#lib/review/causes/cause-view'
import { type Compared, compareSides } from '#lib/review/causes/compared'
import type { Reviewed, Side } from '#lib/review/change'
import { madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { annotationLines } from './review-github'

const CHAT = SPECIMENS['openai.chat']
const BODY = ['response', 'body', '__data__'] as const
const CONTENT = [...BODY, 'choices', 0, 'message', 'content'] as const

const answering = (name: string, answer: string): Side => ({
  base: madeVersion(`recordings/${name}.json`, CHAT),
  head: madeVersion(`recordings/${name}.json`, withValue(CHAT, CONTENT, answer)),
})

const linesOf = (reviewed: readonly (Compared & Reviewed)[], prefix = ''): string[] =>
  annotationLines(reviewed, causeViews(reviewed), prefix)

test('one annotation stands for all recordings of a cause, at the first of them', () => {
  const lines = linesOf(compareSides([answering('a', 'Jupiter'), answering('b', 'Jupiter')]), 'sub folder/x')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(
    /^::warning file=sub folder\/x\/recordings\/a\.json,line=\d+,title=2 recordings%3A /,
  )
  expect(lines[0]).toMatch(/%0A- [^%]+%0A\+ Jupiter$/)
})

test('what cannot be read is an error, where it goes wrong; what was removed has no line', () => {
  const broken: Side = {
    base: madeVersion('recordings/a.json', CHAT),
    head: madeVersion('recordings/a.json', '{\n,'),
  }
  const gone: Side = { base: madeVersion('recordings/b.json', SPECIMENS['gemini.content']), head: null }
  const [error, notice, ...more] = linesOf(compareSides([broken, gone]))
  expect(error).toMatch(/^::error file=recordings\/a\.json,line=2,title=1 recording changed \(invalid\) in /)
  expect(notice).toMatch(/^::notice file=recordings\/b\.json,title=1 recording removed in /)
  expect(more).toEqual([])
})

test('beyond the ten heaviest, causes, recordings and noise are counted', () => {
  const many = Array.from({ length: 13 }, (_, index) => answering(`a${index}`, `Planet number ${index}`))
  const noise: Side = {
    base: madeVersion('recordings/z.json', CHAT),
    head: madeVersion('recordings/z.json', withValue(CHAT, [...BODY, 'id'], 'another')),
  }
  const lines = linesOf(compareSides([...many, answering('twin', 'Planet number 12'), noise]))
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toMatch(
    /^::notice title=More changes::and 3 more causes with \d recordings; 1 recording with noise only$/,
  )
})

test('5,000 recordings with one cause are one annotation', () => {
  const [one] = compareSides([answering('a', 'Jupiter')])
  const many = Array.from({ length: 5_000 }, (): (Compared & Reviewed)[] =>
    one ? [{ ...one, change: { ...one.change } }] : [],
  )
  const lines = linesOf(many.flat())
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('title=5,000 recordings%3A'.replace(',', '%2C'))
})
