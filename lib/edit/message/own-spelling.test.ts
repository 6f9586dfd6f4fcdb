import { describe, expect, it } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { documentOf } from '#lib/json/parse'
import type { JsonObject } from '#lib/json/value'
import { textOfPieces } from '#lib/message/recut'
import {
  answered,
  callOf,
  captureOf,
  recordingWith,
  streamed,
  textOf,
  typedAs,
} from '#lib/testing/specimens/envelope'
import { type ChunkChanges, chunkChanges } from '../chunk-changes'
import { choose, type EditableMessage, editField } from './editable-message'
import { effectsOf } from './effects'
import { openMessage } from './open-message'
import { writeMessage } from './write-message'

function opened(text: string): EditableMessage {
  const recording = readRecording({ path: 'recordings/a.json', text })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return openMessage(recording)
}

/** Replaces the first occurrence of some words of a field. */
function typed(message: EditableMessage, key: string, words: string, by: string): EditableMessage {
  const text = textOfPieces(message.fields.find((field) => field.key === key)?.pieces ?? [])
  const start = text.indexOf(words)
  expect(start).toBeGreaterThan(-1)
  return editField(message, key, { start, end: start + words.length, text: by })
}

function written(message: EditableMessage): string {
  const result = writeMessage(message)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.text
}

function changedLines(before: string, after: string): string[] {
  const now = after.split('\n')
  return before.split('\n').flatMap((line, index) => (line === now[index] ? [] : [now[index]?.trim() ?? '']))
}

function countsOf(before: string, after: string): ChunkChanges | null {
  return chunkChanges(documentOf(before), documentOf(after))
}

const ANSWER = '0 text text'
const ARGUMENTS = '0 tool:0 arguments'

describe('server-sent event lines', () => {
  const line = (text: string): string[] => [
    'event: content_block_delta',
    `data: {"type": "content_block_delta", "index": 0,  "delta": {"type": "text_delta", "text": ${text}}}`,
    '',
  ]
  const fileOf = (...texts: string[]): string =>
    textOf(streamed(captureOf('https://api.anthropic.com/v1/messages', { model: 'm' }), texts.flatMap(line)))

  it('keep their spelling around the text, in JSON within a string of JSON', () => {
    const file = fileOf('"caf\\u00e9 \\/ "', '"tea"')
    const edited = typed(typed(opened(file), ANSWER, 'tea', '“té”'), ANSWER, 'caf', 'CAF')
    const after = written(edited)
    // The provider escapes characters beyond ASCII, so a new one is escaped; the file escapes the backslash.
    expect(after).toBe(
      file.replace('caf\\\\u00e9', 'CAF\\\\u00e9').replace('\\"tea\\"', '\\"\\\\u201ct\\\\u00e9\\\\u201d\\"'),
    )
  })

  it('get characters as they are if the provider writes them so', () => {
    const file = fileOf('"café "', '"tea"')
    // Within the file, which is ASCII, such a character is an escape all the same.
    expect(written(typed(opened(file), ANSWER, 'tea', 'té'))).toBe(
      file.replace('\\"tea\\"', '\\"t\\u00e9\\"'),
    )
  })

  it('are taken out as a whole, with the lines around the data', () => {
    const file = fileOf('"one"', '" two"', '" seven"')
    const edited = choose(typed(opened(file), ANSWER, ' two', ''), { emptied: 'take out' })
    expect(written(edited)).toBe(fileOf('"one"', '" seven"'))
    const { removable, takenOut } = effectsOf(edited)
    expect([removable, [...takenOut]]).toEqual([[1], [1]])
    expect(countsOf(file, written(edited))).toMatchObject({ rewritten: 0, takenOut: 1 })
  })
})

describe('a file with a form of its own', () => {
  const chat = (content: string): JsonValue => ({ choices: [{ index: 0, delta: { content } }] })
  const recorded = streamed(callOf('/chat/completions', { model: 'm' }), [
    typedAs('openai.types.chat.ChatCompletionChunk', chat('Grüße')),
    typedAs('openai.types.chat.ChatCompletionChunk', chat(' aus')),
    typedAs('openai.types.chat.ChatCompletionChunk', chat(' Köln')),
  ])

  it('keeps its byte order mark, line ends, tabs and characters', () => {
    const file = `\ufeff${JSON.stringify(recorded, null, '\t').replaceAll('\n', '\r\n')}`
    expect(written(typed(opened(file), ANSWER, ' aus', ' für'))).toBe(file.replace(' aus', ' für'))
    const out = choose(typed(opened(file), ANSWER, ' aus Köln', ''), { emptied: 'take out' })
    expect(opened(written(out)).chunks).toBe(1)
    expect(file.startsWith(written(out).slice(0, written(out).indexOf('Grüße') + 5))).toBe(true)
  })

  it('may be one line', () => {
    const file = JSON.stringify(recorded)
    expect(written(typed(opened(file), ANSWER, ' aus', ' "\\'))).toBe(file.replace(' aus', ' \\"\\\\'))
  })
})

describe('arguments that the file holds as an object', () => {
  const fileOf = (args: JsonValue): string =>
    textOf(
      answered(callOf('/api/chat', { model: 'm' }, 'http://localhost:11434'), {
        __type__: 'ollama._types.ChatResponse',
        __data__: {
          model: 'm',
          message: {
            role: 'assistant',
            content: '',
            tool_calls: [{ function: { name: 'find', arguments: args } }],
          },
          done: true,
          done_reason: 'stop',
        },
      }),
    )
  const file = fileOf({ user: 'ann', limits: [1, 2], deep: { a: 1 } }).replace('"a": 1', '"a": 1.0')

  it('are edited as JSON, and only the values that differ are written', () => {
    const message = opened(file)
    expect(textOfPieces(message.fields.find(({ key }) => key === ARGUMENTS)?.pieces ?? [])).toBe(
      '{"user":"ann","limits":[1,2],"deep":{"a":1.0}}',
    )
    expect(changedLines(file, written(typed(message, ARGUMENTS, 'ann', 'zoé')))).toEqual([
      '"user": "zo\\u00e9",',
    ])
    expect(written(typed(message, ARGUMENTS, '{"a":1.0}', '[]'))).toBe(
      fileOf({ user: 'ann', limits: [1, 2], deep: [] }),
    )
    const added = '{"user":"ann","limits":[1,2],"deep":{"b":{"c":[3]}}}'
    expect(written(typed(message, ARGUMENTS, '{"a":1.0}', '{"b":{"c":[3]}}'))).toBe(fileOf(JSON.parse(added)))
  })

  it('must stay JSON', () => {
    const result = writeMessage(typed(opened(file), ARGUMENTS, '{"user"', '{user'))
    expect(result).toMatchObject({ ok: false, problems: [{ field: ARGUMENTS }] })
  })
})

describe('text that later events repeat', () => {
  const event = (type: string, fields: object): JsonValue =>
    typedAs('openai.types.responses.ResponseEvent', {
      type: `response.${type}`,
      item_id: 'm',
      output_index: 0,
      ...fields,
    })
  const part = (text: string): object => ({
    part: { type: 'output_text', text, annotations: [] },
    content_index: 0,
  })
  const item = (text: string): JsonValue => ({
    id: 'm',
    type: 'message',
    role: 'assistant',
    content: [{ type: 'output_text', text, annotations: [] }],
  })
  const fileOf = (pieces: readonly string[], whole: string): string =>
    textOf(
      streamed(callOf('/responses', { model: 'm' }), [
        ...pieces.map((delta) => event('output_text.delta', { content_index: 0, delta })),
        event('output_text.done', { content_index: 0, text: whole }),
        event('content_part.done', part(whole)),
        event('output_item.done', { item: item(whole) }),
        event('completed', { response: { status: 'completed', model: 'm', output: [item(whole)] } }),
      ]),
    )
  const file = fileOf(['Two', ' cats', ' sleep.'], 'Two cats sleep.')
  const edited = typed(opened(file), ANSWER, 'cats', 'dogs')

  it('is kept in step', () => {
    expect(written(edited)).toBe(fileOf(['Two', ' dogs', ' sleep.'], 'Two dogs sleep.'))
    expect(effectsOf(edited)).toMatchObject({ untrue: { repeats: [3, 4, 5, 6] } })
    expect(countsOf(file, written(edited))).toMatchObject({ rewritten: 5, untouched: 2 })
  })

  it('is left as it is on request', () => {
    const after = written(choose(edited, { repeats: 'keep' }))
    expect(changedLines(file, after)).toEqual(['"delta": " dogs"'])
    expect(countsOf(file, after)).toMatchObject({ rewritten: 1, untouched: 6 })
  })
})

describe('numbers of events', () => {
  const fileOf = (...numbers: number[]): string =>
    textOf(
      streamed(
        callOf('/responses', { model: 'm' }),
        ['Two', ' small', ' cats'].map((delta, at) =>
          typedAs('openai.types.responses.ResponseEvent', {
            ...{ type: 'response.output_text.delta', item_id: 'm', output_index: 0, content_index: 0 },
            ...{ delta, sequence_number: numbers[at] ?? 0 },
          }),
        ),
      ),
    )
  const without = (file: string): string | null =>
    effectsOf(choose(typed(opened(file), ANSWER, ' small', ''), { emptied: 'take out' })).untrue.numbers

  it('are said to be missing once an event is taken out', () => {
    expect(without(fileOf(3, 4, 5))).toBe('sequence_number')
    expect(effectsOf(typed(opened(fileOf(3, 4, 5)), ANSWER, ' small', '')).untrue.numbers).toBeNull()
  })

  it('are none where they do not count', () => {
    expect(without(fileOf(3, 3, 3))).toBeNull()
    expect(without(fileOf(3, 5, 4))).toBeNull()
  })
})

describe('arguments that come value by value', () => {
  const call = (fields: JsonObject): JsonValue => ({
    candidates: [{ content: { role: 'model', parts: [{ functionCall: fields }] } }],
  })
  const given = (jsonPath: string, value: JsonObject): JsonValue =>
    call({ partialArgs: [{ jsonPath, ...value }], willContinue: true })
  const fileOf = (city: readonly string[], days: number): string =>
    textOf(
      streamed(callOf('/generate_content_stream', { model: 'm' }, 'vertexai://'), [
        call({ name: 'plan', willContinue: true }),
        ...city.map((stringValue) => given('$.city', { stringValue, willContinue: true })),
        given('$.days', { numberValue: days }),
        call({}),
      ]),
    )
  const file = fileOf(['Pa', 'ris'], 2)

  it('are edited in the values that the chunks bring', () => {
    const edited = typed(typed(opened(file), ARGUMENTS, 'aris', 'alermo'), ARGUMENTS, '2', '14')
    expect(written(edited)).toBe(fileOf(['Pa', 'lermo'], 14))
    expect(effectsOf(edited).recut.map(({ chunk }) => chunk)).toEqual([2, 3])
  })

  it('take no other member', () => {
    expect(writeMessage(typed(opened(file), ARGUMENTS, '2', '2,"x":1'))).toMatchObject({ ok: false })
  })
})

it('a name in pieces was read differently if a piece repeated the name before it', () => {
  const piece = (name: string, id?: string): JsonValue =>
    typedAs('openai.types.chat.ChatCompletionChunk', {
      choices: [
        {
          index: 0,
          delta: { tool_calls: [{ index: 0, ...(id && { id }), function: { name, arguments: '' } }] },
        },
      ],
    })
  const chunks = [piece('get', 'call_1'), piece('_all')]
  const message = opened(textOf(streamed(callOf('/chat/completions', { model: 'm' }), chunks)))
  const after = opened(written(typed(message, '0 tool:0 name', '_all', 'get')))
  expect(after.fields.map(({ key, pieces }) => [key, textOfPieces(pieces)])).toContainEqual([
    '0 tool:0 name',
    'getget',
  ])
})

it('log probabilities and ids of tokens are named, and emptied on request', () => {
  const chunk = (content: string): JsonValue =>
    typedAs('openai.types.chat.ChatCompletionChunk', {
      choices: [
        {
          index: 0,
          delta: { content },
          logprobs: { content: [{ token: content, logprob: -1.5 }] },
          token_ids: [7],
        },
      ],
    })
  const file = textOf(
    recordingWith(callOf('/chat/completions', { model: 'm' }), {
      body: [chunk('a'), chunk('b')],
      is_streaming: true,
    }),
  )
  const edited = typed(opened(file), ANSWER, 'b', 'c')
  expect(effectsOf(edited).untrue).toMatchObject({ logprobs: [1], tokenIds: [1] })
  const after = written(choose(edited, { logprobs: 'empty', tokenIds: 'empty' }))
  const other = { choices: [{ index: 0, delta: { content: 'c' }, logprobs: null, token_ids: [] }] }
  const last = typedAs('openai.types.chat.ChatCompletionChunk', other)
  expect(after).toBe(
    textOf(
      recordingWith(callOf('/chat/completions', { model: 'm' }), {
        body: [chunk('a'), last],
        is_streaming: true,
      }),
    ),
  )
})
