import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { hashRequest, requestKeyText } from '#lib/formats/recorder/hash'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { changed } from '#lib/testing/specimens/damage'
import { recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { CHAT_CALL, chunkOf, deltaChunk } from '#lib/testing/specimens/openai-chat'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { assemble } from '#lib/wire/assemble'
import type { Problem, ProblemCode } from './problem'
import { problemsOf } from './problems'

/** The problems of a text. The file has the name that its hash gives it, unless `name` is given. */
function problemsIn(text: string, name?: string): Problem[] {
  const draft = readRecording({ path: 'recordings/x.json', text })
  if (draft.kind === 'unreadable') throw new Error('unreadable')
  const path = `recordings/${name ?? hashRequest(draft.hashed, draft.path).fileName ?? 'x.json'}`
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return problemsOf(recording, assemble(recording), hashRequest(recording.hashed, path))
}

const codes = (problems: readonly Problem[]): ProblemCode[] => problems.map(({ code }) => code)

const streamOf = (...chunks: JsonObject[]): JsonObject =>
  recordingWith(CHAT_CALL, { body: chunks.map(withoutId), is_streaming: true })

/** The id contains the name of the file, so another name is a problem of its own. */
function withoutId(chunk: JsonObject): JsonObject {
  return changed(chunk, { path: ['__data__', 'id'], inData: null }, 'chatcmpl-1') as JsonObject
}

const WHOLE = streamOf(deltaChunk({ content: 'The planet' }), deltaChunk({}, 'stop'))

test('a correct recording has none', () => {
  expect(problemsIn(textOf(WHOLE))).toEqual([])
})

describe('the name', () => {
  test('of another request: hash-mismatch, with the right name', () => {
    const [problem] = problemsIn(textOf(WHOLE), `${'0'.repeat(64)}.json`)
    expect(problem).toMatchObject({
      code: 'hash-mismatch',
      severity: 'warning',
      pointer: '/request',
      line: 3,
    })
    expect(problem?.message).toMatch(/[0-9a-f]{64}\.json/)
  })

  test('by an earlier rule: hash-older', () => {
    const read = readRecording({ path: 'recordings/x.json', text: textOf(WHOLE) })
    const key = read.kind === 'unreadable' ? null : requestKeyText(read.hashed, { testId: false })
    const name = createHash('sha256').update(String(key)).digest('hex').slice(0, 12)
    expect(problemsIn(textOf(WHOLE), `${name}.json`)).toMatchObject([
      { code: 'hash-older', severity: 'warning', pointer: '/request' },
    ])
  })

  test('of a file whose request is not hashed: none', () => {
    expect(codes(problemsIn(textOf(SPECIMENS.file), 'anything.json'))).toEqual([])
  })
})

describe('the ids', () => {
  test('of another recording: id-differs, at the first one', () => {
    const chunk = deltaChunk({ content: 'The planet' }, 'stop')
    const text = textOf(recordingWith(CHAT_CALL, { body: [withoutId(chunk), chunk], is_streaming: true }))
    expect(problemsIn(text)).toMatchObject([
      { code: 'id-differs', severity: 'warning', pointer: '/response/body/1/__data__/id' },
    ])
  })

  test('of a whole answer', () => {
    expect(problemsIn(textOf(SPECIMENS['openai.completion']))).toMatchObject([
      { code: 'id-differs', pointer: '/response/body/__data__/id' },
    ])
  })
})

describe('the stream', () => {
  test('without a finish reason: stream-unfinished, at its last chunk', () => {
    const problems = problemsIn(
      textOf(streamOf(deltaChunk({ content: 'The' }), deltaChunk({ content: ' pla' }))),
    )
    expect(problems).toMatchObject([
      { code: 'stream-unfinished', severity: 'warning', pointer: '/response/body/1' },
    ])
  })

  test('with one choice that finishes and one that does not', () => {
    const text = textOf(
      streamOf(deltaChunk({ content: 'a' }, 'stop', 0), deltaChunk({ content: 'b' }, null, 1)),
    )
    expect(codes(problemsIn(text))).toEqual(['stream-unfinished'])
  })

  test('without chunks, or with empty chunks only', () => {
    expect(codes(problemsIn(textOf(streamOf())))).toEqual(['stream-unfinished'])
    expect(codes(problemsIn(textOf(streamOf(chunkOf([])))))).toEqual(['stream-unfinished'])
  })

  test('that broke off: at its exception', () => {
    const response = {
      ...(WHOLE.response as JsonObject),
      is_exception: true,
      exception_data: {},
      exception_message: 'Reset.',
    }
    expect(problemsIn(textOf({ ...WHOLE, response }))).toMatchObject([
      { code: 'stream-unfinished', pointer: '/response/exception_message' },
    ])
  })

  test.each([
    'openai.completion.chunks',
    'openai.responses.events',
    'gemini.chunks',
    'gemini.interaction.events',
    'anthropic.message.events',
    'ollama.generate.chunks',
    'ollama.chat.chunks',
  ] as const)('%s: ends in its own way', (kind) => {
    const response = SPECIMENS[kind].response as JsonObject
    const body = response.body as JsonValue[]
    const isEnd = (item: JsonValue): boolean =>
      /"(completed|stop|STOP|tool_use|requires_action)\\?"/.test(
        JSON.stringify(item).replace('tool_use\\",\\"id', ''),
      )
    const cut = { ...SPECIMENS[kind], response: { ...response, body: body.filter((item) => !isEnd(item)) } }
    expect(codes(problemsIn(textOf(SPECIMENS[kind])))).not.toContain('stream-unfinished')
    expect(codes(problemsIn(textOf(cut)))).toContain('stream-unfinished')
  })

  test('a whole answer, or a stream that is not a message, is never unfinished', () => {
    expect(codes(problemsIn(textOf(SPECIMENS['ollama.pull.chunks'])))).toEqual([])
    expect(codes(problemsIn(textOf(SPECIMENS['ollama.generate'])))).toEqual([])
  })
})

describe('the arguments of a call', () => {
  const call = (id: number, args: string): JsonObject => ({
    tool_calls: [{ index: id, id: `call_${id}`, function: { name: 'get_weather', arguments: args } }],
  })

  test('that are not JSON: arguments-not-json, at the last piece', () => {
    const stream = streamOf(
      deltaChunk(call(0, '{}')),
      deltaChunk(call(1, '{"city":')),
      deltaChunk(call(1, '"To'), 'length'),
    )
    expect(problemsIn(textOf(stream))).toMatchObject([
      {
        code: 'arguments-not-json',
        severity: 'warning',
        pointer: '/response/body/2/__data__/choices/0/delta/tool_calls/0/function/arguments',
      },
    ])
  })

  test('of a whole answer: at the arguments themselves', () => {
    const chat = SPECIMENS['openai.chat']
    const text = textOf(chat).replace(/"arguments": "\{[^\n]*"/, '"arguments": "{\\"city\\":"')
    expect(problemsIn(text).filter(({ code }) => code === 'arguments-not-json')).toMatchObject([
      { pointer: '/response/body/__data__/choices/0/message/function_call/arguments' },
    ])
  })

  test('that are empty, or free text, are fine', () => {
    expect(problemsIn(textOf(streamOf(deltaChunk(call(0, ''), 'tool_calls'))))).toEqual([])
    expect(codes(problemsIn(textOf(SPECIMENS['openai.responses.events'])))).toEqual([])
    expect(codes(problemsIn(textOf(SPECIMENS['openai.chat'])))).toEqual(['id-differs'])
  })
})

test('a response of an unknown kind: unknown-kind', () => {
  expect(problemsIn(textOf(SPECIMENS.unknown))).toMatchObject([
    { code: 'unknown-kind', severity: 'warning', pointer: '/response/body' },
  ])
})

test('a file that is not in the recorder’s form: other-form', () => {
  const compact = JSON.stringify(WHOLE)
  expect(problemsIn(compact)).toEqual([
    expect.objectContaining({ code: 'other-form', severity: 'info', pointer: '', line: 1, column: 1 }),
  ])
})

test('a file that starts with a byte order mark, which Python refuses: byte-order-mark', () => {
  expect(problemsIn(`\ufeff${textOf(WHOLE)}`)).toMatchObject([
    { code: 'byte-order-mark', severity: 'warning' },
  ])
})

test('the problems of its schema come first', () => {
  const broken = changed(WHOLE, { path: ['request', 'method'], inData: null }, 7)
  expect(codes(problemsIn(textOf(broken), 'x.json')).at(0)).toBe('wrong-type')
})

test('the problem of an empty stream or of a byte order mark had a place that does not exist', () => {
  const [unfinished] = problemsIn(textOf(streamOf()))
  expect(unfinished).toMatchObject({ code: 'stream-unfinished', pointer: '/response/body' })
  const marked = problemsIn(`\ufeff${textOf(WHOLE)}`).find(({ code }) => code === 'byte-order-mark')
  expect(marked).toMatchObject({ line: 1, column: 1 })
})
