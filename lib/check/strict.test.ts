import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { readWithProblems } from '#lib/testing/read-with-problems'
import { answered, callOf, captured, captureOf, textOf, typedAs } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { RecordingKind } from '#lib/wire/kind'

const problemsOf = (text: string): object[] =>
  readWithProblems({ path: 'a.json', text }).problems.map(({ code, pointer, message }) => ({
    code,
    pointer,
    message,
  }))

const damagedText = (kind: Exclude<RecordingKind, 'unreadable'>, before: RegExp, after: string): string => {
  const text = textOf(SPECIMENS[kind])
  expect(text).toMatch(before)
  return text.replace(before, after)
}

test('an embedding that was not base64 passed as a vector', () => {
  const embedding = (text: string): string => {
    const data = [{ embedding: text, index: 0, object: 'embedding' }]
    const usage = { prompt_tokens: 1, total_tokens: 1 }
    const type = 'openai.types.create_embedding_response.CreateEmbeddingResponse'
    return textOf(
      answered(callOf('/v1/embeddings', {}), typedAs(type, { data, model: 'm', object: 'list', usage })),
    )
  }
  expect(problemsOf(embedding('AACAPw=='))).toEqual([])
  expect(problemsOf(embedding('no vector!'))).toMatchObject([
    { code: 'bad-value', pointer: '/response/body/__data__/data/0/embedding' },
  ])
})

test('NaN and the infinities, which Python reads, were refused in vectors', () => {
  for (const bare of ['NaN', '-Infinity', '1e999'])
    expect(problemsOf(damagedText('openai.embeddings', /-0\.25/, bare))).toEqual([])
})

test('an error of an unusual shape was refused, and with it every save', () => {
  const request = captureOf('https://api.example.com/v1/rerank', {})
  const of = (body: JsonValue, status = 404): object[] => problemsOf(textOf(captured(request, body, status)))
  expect(of({ detail: 'Not found' })).toEqual([])
  expect(of({})).toEqual([])
  expect(of({ error: { message: 7 } })).toMatchObject([{ pointer: '/response/body/error/message' }])
  expect(of({ type: 'error' })).toMatchObject([{ code: 'missing-field', pointer: '/response/body/error' }])
})

test('a stream that broke off passed without its exception', () => {
  const specimen = SPECIMENS['openai.chat.chunks']
  const response = { ...(specimen.response as JsonObject), is_exception: true }
  expect(problemsOf(textOf({ ...specimen, response }))).toMatchObject([
    { code: 'missing-field', pointer: '/response/exception_data' },
  ])
  // The older form has the message only.
  expect(problemsOf(textOf({ ...specimen, response: { ...response, exception_message: 'x' } }))).toEqual([])
})

test('messages named numbers that are not in the file', () => {
  const digits = '9'.repeat(500)
  const [first] = problemsOf(damagedText('openai.chat', /"prompt_tokens": \d+/, `"prompt_tokens": ${digits}`))
  expect(first).toMatchObject({ code: 'bad-value' })
  expect(JSON.stringify(first)).toContain(`${digits.slice(0, 60)}…`)
  expect(JSON.stringify(first)).not.toContain('Infinity')
  const odd = /"prompt_tokens": \d+/
  expect(problemsOf(damagedText('openai.chat', odd, '"prompt_tokens": 9007199254740993'))).toMatchObject([
    { message: expect.stringContaining('`9007199254740993`') },
  ])
  expect(problemsOf(damagedText('openai.chat', odd, '"prompt_tokens": 1.50'))).toMatchObject([
    { message: expect.stringContaining('`1.50`') },
  ])
})
