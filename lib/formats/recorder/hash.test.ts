import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { hashedOf } from '#lib/testing/hashed-of'
import { type HashResult, hashRequest, requestKeyText } from './hash'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const question = hashedOf(
  JSON.stringify({
    test_id: 'tests/t.py::test_a',
    request: {
      method: 'POST',
      url: 'http://h/v1/chat/completions',
      body: { q: 'score: 0.123456', t: 0.1234567 },
    },
    response: { body: null },
  }),
)
const today =
  '{"body": {"q": "score: __NORMALIZED__", "t": 0.12346}, "endpoint": "/v1/chat/completions", "method": "POST", "test_id": "tests/t.py::test_a"}'

const verdictOf = (name: string): string => hashRequest(question, `a/recordings/${name}.json`).verdict

test('a name with the hash by the current rule is a match', () => {
  expect(requestKeyText(question)).toBe(today)
  expect(hashRequest(question, `a/recordings/${sha256(today)}.json`)).toEqual({
    name: sha256(today),
    computed: sha256(today),
    verdict: 'match',
    fileName: `${sha256(today)}.json`,
  })
})

test('a name by an earlier rule is older: decimals only, nothing normalised, 12 digits without the test id', () => {
  expect(verdictOf(sha256(today.replace('score: __NORMALIZED__', 'score: 0.12346')))).toBe('older')
  const plain = today.replace('score: __NORMALIZED__', 'score: 0.123456').replace('0.12346', '0.1234567')
  expect(verdictOf(sha256(plain))).toBe('older')
  expect(verdictOf(sha256(today.replace(/, "test_id".*$/, '}')).slice(0, 12))).toBe('older')
})

test('any other name is a mismatch', () => {
  for (const name of ['notes', sha256('x'), sha256(today).slice(0, 12), `${sha256(today)}0`, '']) {
    expect([name, verdictOf(name)]).toEqual([name, 'mismatch'])
  }
})

test('without the test id, the same request under two tests has one text', () => {
  const other = hashedOf(question.text.replace('test_a', 'test_b'))
  expect(requestKeyText(other)).not.toBe(requestKeyText(question))
  expect(requestKeyText(other, { testId: false })).toBe(requestKeyText(question, { testId: false }))
})

test('a file whose request is not hashed is unhashed', () => {
  const unhashed = { name: 'x', computed: null, verdict: 'unhashed', fileName: null }
  expect(
    hashRequest(hashedOf('{"request": {"provider": "p", "api": "a", "file_id": "f"}}'), 'x.json'),
  ).toEqual(unhashed)
  expect(requestKeyText(hashedOf('[]'))).toBeNull()
})

test('a model list is named by its hash and by a digest of its sorted, distinct models', () => {
  const list = (endpoint: string, body: unknown): HashResult =>
    hashRequest(
      hashedOf(
        JSON.stringify({
          request: { method: 'POST', url: 'http://h/v1/v1/models', body: {}, endpoint },
          response: { body },
        }),
      ),
      'models-aa-bbbbbbbb.json',
    )
  const model = (id: string): unknown => ({ __type__: 'openai.types.model.Model', __data__: { id } })
  const openai = list('/v1/models', [model('b'), model('a'), model('b')])
  expect(openai.name).toBe('aa')
  expect(openai.fileName).toBe(`models-${openai.computed}-${sha256('a|b').slice(0, 8)}.json`)
  const ollama = { __type__: 'ollama._types.ListResponse', __data__: { models: [{ model: 'm', name: 'n' }] } }
  expect(list('/api/tags', ollama).fileName).toBe(`models-${openai.computed}-${sha256('m').slice(0, 8)}.json`)
  expect(list('/v1/models', null).fileName).toBe(`models-${openai.computed}-${sha256('').slice(0, 8)}.json`)
  expect(list('/v1/chat/completions', [model('a')]).fileName).toBe(`${openai.computed}.json`)
})

test('names that replay never looks for were a match: a plain one of a model list, a digest on any other', () => {
  const models = hashedOf(
    JSON.stringify({
      request: { method: 'POST', url: 'http://h/v1/models', body: {}, endpoint: '/v1/models' },
      response: { body: [] },
    }),
  )
  const { computed } = hashRequest(models, 'x.json')
  expect(hashRequest(models, `${computed}.json`).verdict).toBe('mismatch')
  expect(hashRequest(models, `models-${computed}-12345678.json`).verdict).toBe('match')
  expect(hashRequest(models, `models-${computed}-other.json`).verdict).toBe('match')
  expect(verdictOf(`models-${sha256(today)}-12345678`)).toBe('mismatch')
  const earlier = sha256(today.replace('score: __NORMALIZED__', 'score: 0.12346'))
  expect(verdictOf(`models-${earlier}-12345678`)).toBe('mismatch')
})

test('another implementation of SHA-256 gives the same', () => {
  expect(hashRequest(question, 'x.json', sha256)).toEqual(hashRequest(question, 'x.json'))
})

const corpus = resolve('../shared/corpus')
if (!existsSync(corpus))
  console.log('skipped: ../shared/corpus is not there, so no real recordings are hashed')

test.skipIf(!existsSync(corpus)).each([
  ['2026-05', { match: 2143, older: 268, mismatch: 125, unhashed: 2 }],
  ['2025-10', { match: 495, older: 242, mismatch: 49, unhashed: 0 }],
])('the verdicts on %s are those of an independent implementation', (era, expected) => {
  const files = readdirSync(join(corpus, era), { recursive: true, encoding: 'utf8' })
  const counts = { match: 0, older: 0, mismatch: 0, unhashed: 0 }
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    const result = hashRequest(hashedOf(readFileSync(join(corpus, era, file), 'utf8')), file)
    counts[result.verdict]++
    if (result.verdict === 'match') expect(result.fileName).toBe(basename(file))
  }
  expect(counts).toEqual(expected)
})
