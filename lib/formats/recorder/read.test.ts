import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unreadableFile } from '#lib/check/unreadable'
import { kindOfValue } from '#lib/testing/assemble-chunks'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { KINDS } from '#lib/wire/kind'

const PATH = 'tests/integration/responses/recordings/007c4711219f.json'
const read = (text: string): ReturnType<typeof readWithProblems> => readWithProblems({ path: PATH, text })

describe('a text that is not a recording', () => {
  test('not JSON: the place where it stops being JSON, and what was expected there', () => {
    const text = textOf(SPECIMENS['openai.chat']).replace('"headers": {}', '"headers": }')
    expect(read(text)).toMatchObject({
      kind: 'unreadable',
      document: null,
      problems: [{ code: 'not-json', severity: 'error', pointer: '', line: 6, column: 16 }],
    })
  })

  test('nested too deeply: a problem, not a crash', () => {
    const text = '['.repeat(100_000)
    expect(read(text)).toMatchObject({ kind: 'unreadable', problems: [{ code: 'too-deep' }] })
  })

  test.each([
    ['{"models": []}', ''],
    ['[]', ''],
    ['7', ''],
    ['{"request": {}, "response": null}', '/response'],
    ['{"response": {}}', '/request'],
  ])('%s: JSON, but neither request nor response', (text, pointer) => {
    expect(read(text)).toMatchObject({ kind: 'unreadable', problems: [{ code: 'not-a-recording', pointer }] })
  })

  test('bytes that are not text: the problem says so', () => {
    const file = unreadableFile(PATH, { code: 'not-utf8', message: 'Byte 7 is not UTF-8.' })
    expect(file.problems).toEqual([
      {
        code: 'not-utf8',
        severity: 'error',
        message: 'Byte 7 is not UTF-8.',
        pointer: '',
        line: 1,
        column: 1,
      },
    ])
  })
})

describe('a recording', () => {
  test('has the test id of the file, or else of the request', () => {
    const { test_id, ...without } = SPECIMENS.rerank
    expect(read(textOf({ ...SPECIMENS.rerank, test_id: 'a.py::b' }))).toMatchObject({ testId: 'a.py::b' })
    expect(read(textOf(without))).toMatchObject({ testId: test_id, problems: [] })
  })

  test('may have only request and response, as in the oldest files', () => {
    const { request, response } = SPECIMENS['ollama.generate']
    expect(read(textOf({ request: request ?? null, response: response ?? null }))).toMatchObject({
      kind: 'ollama.generate',
      testId: null,
      problems: [],
    })
  })

  test('may have numbers that JSON.parse refuses or changes', () => {
    const text = textOf(SPECIMENS['openai.embeddings']).replace('-0.25', 'NaN')
    expect(read(text)).toMatchObject({ kind: 'openai.embeddings', problems: [] })
  })

  test('with a thousand damaged chunks has a hundred problems', () => {
    const chunk = { __type__: 'x.ChatCompletionChunk', __data__: null }
    const body = Array.from({ length: 1000 }, () => chunk)
    const recording = { ...SPECIMENS['openai.chat.chunks'], response: { body, is_streaming: true } }
    expect(read(textOf(recording)).problems).toHaveLength(100)
  })
})

/** Cuts a text, changes one of its characters, or moves a piece of it. */
const damaged = fc
  .tuple(fc.constantFrom(...KINDS), fc.nat(), fc.nat(), fc.nat(200), fc.string({ maxLength: 4 }))
  .map(([kind, at, to, length, insert]) => {
    const text = textOf(SPECIMENS[kind])
    const start = at % text.length
    const piece = text.slice(to % text.length, (to % text.length) + length)
    return `${text.slice(0, start)}${insert}${piece}${text.slice(start + (at % 3))}`
  })

describe('reading never throws', () => {
  test('for a damaged file, which is a recording or unreadable with a problem and its place', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const result = read(text)
        if (result.kind === 'unreadable') expect(result.problems).toHaveLength(1)
        for (const problem of result.problems) {
          expect(problem.line).toBeGreaterThan(0)
          expect(problem.column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('for any JSON value as request, response or body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const response = { body: other, is_streaming: true }
        for (const value of [
          { request: one, response: other },
          { request: { body: one }, response },
        ]) {
          expect(() => read(JSON.stringify(value))).not.toThrow()
        }
        expect([...KINDS]).toContain(
          kindOfValue(JSON.parse(JSON.stringify({ request: { body: one }, response }))),
        )
      }),
      { numRuns: 500 },
    )
  })
})
