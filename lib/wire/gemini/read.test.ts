import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { kindOfValue } from '#lib/testing/assemble-chunks'
import { assembledOf, besideOf, piecesOf } from '#lib/testing/assembled'
import { answered, captured, captureOf, streamed } from '#lib/testing/specimens/envelope'
import { geminiCallTo } from '#lib/testing/specimens/gemini'
import { ODD_GEMINI } from '#lib/testing/specimens/odd-gemini'

const CODE = { id: null, name: 'code_execution', arguments: 'print(24*30)', freeText: true }
const RATING = [
  ['safety rating', 'HARM_CATEGORY_HARASSMENT'],
  ['safety rating', 'NEGLIGIBLE'],
  ['safety rating', 'false'],
]

const callChunk = (call: JsonObject): JsonObject => ({
  candidates: [{ content: { parts: [{ function_call: call }], role: 'model' } }],
  usage_metadata: {},
})
const calledIn = (...chunks: JsonObject[]): ReturnType<typeof assembledOf> =>
  assembledOf(streamed(geminiCallTo('/generate_content_stream'), chunks))

describe('content outside text and calls', () => {
  test('code that the provider ran is a call, and its result is beside it; streamed', () => {
    const read = assembledOf(ODD_GEMINI['code, its result and sources, streamed'])
    expect(read.messages).toMatchObject([
      { text: 'At twelve.', toolCalls: [CODE, CODE], finishReason: 'STOP' },
    ])
    const beside = besideOf(read)
    expect(beside).toContainEqual(['result of code_execution', '720 minutes\n'])
    expect(beside).toContainEqual(['result of code_execution', '5 days\n'])
    expect(beside).toContainEqual(['search query', 'tide chart bay'])
    expect(beside).toContainEqual(['source', 'Tide chart of the bay'])
    expect(beside).toContainEqual(['citation', 'At twelve.'])
    expect(beside).toContainEqual(['', '0.5'])
  })

  test('the same whole; the text after the code has a border', () => {
    const read = assembledOf(ODD_GEMINI['code, its result and sources, whole'])
    expect(read.messages).toMatchObject([
      { text: 'I count.At twelve.', toolCalls: [CODE], borders: { text: [8], reasoning: [] } },
    ])
    expect(besideOf(read)).toEqual(
      expect.arrayContaining([
        ['result of code_execution', 'OUTCOME_OK'],
        ['result of code_execution', '720 minutes\n'],
        ['language of the code', 'PYTHON'],
        ['citation', 'mit'],
        ['source', 'https://example.org/quay'],
        ...RATING,
      ]),
    )
    expect(read.data.map(({ as }) => as)).toEqual(['log probabilities', 'log probabilities'])
  })

  test('the API spells the same fields in another way', () => {
    const read = assembledOf(ODD_GEMINI['the spelling of the API itself'])
    expect(read.messages).toMatchObject([
      {
        reasoning: 'Hm.',
        finishReason: 'STOP',
        toolCalls: [{ arguments: 'print(1)' }, { name: 'get_tide', arguments: '{"port":"north"}' }],
      },
    ])
    expect(read.usage).toEqual({ input: 4, output: 5, total: 9 })
    expect(read.data).toMatchObject([{ as: 'image', value: 'iVBORw0KGgo=' }])
    expect(besideOf(read)).toEqual([
      ['language of the code', 'PYTHON'],
      ['result of code_execution', 'OUTCOME_OK'],
      ['result of code_execution', '1\n'],
      ['image', 'image/png'],
      ['search query', 'tide chart bay'],
      ...RATING,
    ])
  })

  test('a captured call of the API is known by its answer or its address', () => {
    const call = captureOf('https://h/v1beta/models/gemini-3-pro:generateContent', { contents: [] })
    const answer = { candidates: [{ content: { parts: [{ text: 'Noon.' }], role: 'model' } }] }
    expect(kindOfValue(captured(call, answer))).toBe('gemini.content')
    expect(kindOfValue(captured(call, { ...answer, usageMetadata: {} }))).toBe('gemini.content')
  })

  test('media are compared and not searched; their names and types are', () => {
    const read = assembledOf(ODD_GEMINI['media, files and what other functions answered'])
    expect(read.data).toMatchObject([{ as: 'sound', value: 'AAAA' }])
    expect(besideOf(read)).toEqual([
      ['sound', 'audio/pcm;rate=24000'],
      ['sound', 'a wave'],
      ['video', 'video/mp4'],
      ['video', 'gs://bay/waves.mp4'],
      ['video', '2'],
      ['result of get_wind', 'get_wind'],
      ['result of get_wind', 'a breeze'],
      ['', 'a small boat'],
    ])
  })

  test('an answer that the client also parsed as JSON is not shown twice', () => {
    expect(besideOf(assembledOf(ODD_GEMINI['an answer that the client read as JSON']))).toEqual([])
    expect(besideOf(assembledOf(ODD_GEMINI['an answer that the client read otherwise']))).toEqual([
      ['', 'north'],
      ['', '1'],
      ['', 'user'],
      ['', 'Which port?'],
    ])
  })

  test('vectors have statistics', () => {
    const read = assembledOf(ODD_GEMINI['vectors with statistics'])
    expect(read.data).toMatchObject([{ as: 'vector', value: [0.5, -0.25] }])
    expect(besideOf(read)).toEqual([
      ['statistics', '3'],
      ['statistics', 'false'],
    ])
  })
})

describe('arguments in pieces', () => {
  test('make one object by their paths; each chunk adds the new part of its text', () => {
    const read = assembledOf(ODD_GEMINI['arguments in pieces'])
    expect(read.messages[0]?.toolCalls).toEqual([
      {
        id: 'fc1',
        name: 'set_port',
        arguments: '{"port":"north","legs":[{"miles":2.5,"calm":true}],"the rest":null}',
      },
    ])
    expect(piecesOf(read, 'tool:0')).toEqual([
      '',
      '{"port":"nor',
      'th',
      '","legs":[{"miles":2.5,"calm":true',
      '}],"the rest":null',
      '}',
    ])
    expect(read.rest).toEqual([])
  })

  test('a new name begins a new call where nothing has an id', () => {
    const read = assembledOf(ODD_GEMINI['arguments in pieces, of two calls without ids or an end'])
    expect(read.messages[0]?.toolCalls).toEqual([
      { id: null, name: 'get_tide', arguments: '{"port":"north"}' },
      { id: null, name: 'get_wind', arguments: '{"port":"south"}' },
    ])
    expect(piecesOf(read, 'tool:1').join('')).toBe('{"port":"south"}')
  })

  test('that come late are added again, and the lane still joins to the arguments', () => {
    const read = assembledOf(ODD_GEMINI['arguments in pieces that come late'])
    expect(read.messages[0]?.toolCalls[0]?.arguments).toBe('{"port":"north","times":2}')
    expect(piecesOf(read, 'tool:0').join('')).toBe('{"port":"north","times":2}')
  })

  test('stay without an end where the stream was cut', () => {
    const cut = calledIn(
      callChunk({ name: 'f', will_continue: true }),
      callChunk({ partial_args: [{ json_path: '$.port', string_value: 'nor' }], will_continue: true }),
    )
    expect(cut.messages[0]?.toolCalls[0]?.arguments).toBe('{"port":"nor')
  })

  test('pieces without a place in the arguments, or with two values, are content all the same', () => {
    const besidePiece = (...partial_args: JsonValue[]): string[] =>
      besideOf(calledIn(callChunk({ name: 'f', partial_args }))).map(([, text]) => text)
    expect(besidePiece({ json_path: '$..x', string_value: 'lost' }, 'odd')).toEqual(['$..x', 'lost', 'odd'])
    expect(besidePiece({ json_path: '$.x', string_value: 'two', number_value: 2 })).toEqual([
      '$.x',
      'two',
      '2',
    ])
    expect(besidePiece({ json_path: '$.x', string_value: 2 })).toEqual(['$.x', '2'])
    expect(besidePiece({ json_path: '$.x', null_value: 'NONE' })).toEqual(['$.x', 'NONE'])
  })

  test('a whole call that is repeated with the same id is one call; different arguments are shown', () => {
    const call = { id: 'c1', name: 'f', args: { port: 'north' } }
    const again = calledIn(callChunk(call), callChunk(call))
    expect(again.messages[0]?.toolCalls).toHaveLength(1)
    expect(again.rest).toEqual([])
    const other = calledIn(callChunk(call), callChunk({ ...call, args: { port: 'south' } }))
    expect(besideOf(other)).toEqual([['arguments', 'south']])
  })

  test('two whole calls of one name without ids are two', () => {
    const call = { name: 'f', args: { port: 'north' } }
    expect(calledIn(callChunk(call), callChunk(call)).messages[0]?.toolCalls).toHaveLength(2)
  })

  test('a call without arguments has an empty object', () => {
    expect(calledIn(callChunk({ name: 'f' })).messages[0]?.toolCalls[0]?.arguments).toBe('{}')
  })
})

describe('how an answer ends', () => {
  test('a finish message is beside the finish, in any chunk', () => {
    const read = assembledOf(ODD_GEMINI['a finish in words'])
    expect(read.messages).toMatchObject([{ finishReason: 'MALFORMED_FUNCTION_CALL', role: 'model' }])
    expect(besideOf(read)).toEqual([['finish message', 'Malformed function call: call:ring_bell{times']])
  })

  test('of two finish reasons the last one counts, and the first is not lost', () => {
    expect(besideOf(assembledOf(ODD_GEMINI['a finish in every chunk']))).toEqual(RATING)
    const chunk = (finish_reason: string): JsonObject => ({
      candidates: [{ finish_reason }],
      usage_metadata: {},
    })
    const read = calledIn(chunk('OTHER'), chunk('STOP'))
    expect(read.messages[0]?.finishReason).toBe('STOP')
    expect(besideOf(read)).toEqual([['earlier finish reason', 'OTHER']])
  })

  test('a blocked prompt is an error in words, or in its reason', () => {
    const blocked = assembledOf(ODD_GEMINI['a blocked prompt'])
    expect(blocked.failure?.message).toBe('The prompt was turned away at the gate.')
    expect(besideOf(blocked)).toContainEqual(['error', 'SAFETY'])
    expect(besideOf(blocked)).toContainEqual(['error', 'NEGLIGIBLE'])
    expect(assembledOf(ODD_GEMINI['a blocked prompt, with a reason only']).failure?.message).toBe('BLOCKLIST')
  })

  test('ratings of a prompt that was not blocked are not an error', () => {
    const read = assembledOf(
      answered(geminiCallTo('/generate_content'), {
        candidates: [],
        usage_metadata: {},
        prompt_feedback: { safety_ratings: [{ probability: 'LOW' }] },
      }),
    )
    expect(read.failure).toBeNull()
    expect(besideOf(read)).toEqual([['', 'LOW']])
  })

  test('a second error is not lost behind the first', () => {
    const read = assembledOf(ODD_GEMINI['two errors after a part of the answer'])
    expect(read.failure).toMatchObject({ message: 'The tide is out.' })
    expect(besideOf(read)).toContainEqual(['error', 'The pier is gone.'])
  })
})
