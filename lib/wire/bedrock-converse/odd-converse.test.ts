import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { type Assembled, restText } from '#lib/message/message'
import { Answered } from '#lib/review/facets/answer'
import { answerFacets } from '#lib/review/facets/differences'
import { kindOfValue } from '#lib/testing/assemble-chunks'
import { bedrockConverse, bedrockConverseEvents, pieceOf } from '#lib/testing/specimens/bedrock-converse'
import { answered, callOf, captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { ODD_CONVERSE } from '#lib/testing/specimens/odd-converse'
import type { Recording } from '#lib/wire/recording'
import { assemble } from '../assemble'

type Name = keyof typeof ODD_CONVERSE

function recordingOf(text: string): Recording {
  const recording = readRecording({ path: 'recordings/0.json', text })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return recording
}

const read = (name: Name): Assembled => assemble(recordingOf(textOf(ODD_CONVERSE[name])))

const callsIn = (name: Name): string[] =>
  read(name).messages.flatMap(({ toolCalls }) => toolCalls.map((call) => `${call.name}(${call.arguments})`))

const restOf = ({ rest }: Assembled): string[] =>
  rest.map((one) => `${one.as || 'rest'}: ${one.path.split('/').at(-1)} ${restText(one)}`)

const restIn = (name: Name): string[] => restOf(read(name))

const CITED = ['citation: title Harbour book', 'citation: source page 9']

test('a stream is read into the lanes', () => {
  const read = assemble(recordingOf(textOf(bedrockConverseEvents)))
  expect(read.messages).toEqual([
    {
      index: 0,
      role: 'assistant',
      text: 'It is 300 m long.',
      reasoning: 'The book says it.',
      refusal: '',
      toolCalls: [{ id: 'tooluse_1', name: 'to_feet', arguments: '{"metres": 300}' }],
      finishReason: 'tool_use',
    },
  ])
  expect(read.usage).toEqual({ input: 14, output: 31, total: 45 })
  expect(restOf(read)).toEqual([
    ...CITED,
    'citation: text The north pier measures 300 m.',
    'citation: documentIndex 0',
    'citation: start 5',
    'citation: end 31',
    'rest: mood calm',
    'rest: actionReason No words were blocked.',
  ])
})

test('a whole answer is read into the lanes; pictures are kept and not searched', () => {
  const read = assemble(recordingOf(textOf(bedrockConverse)))
  expect(read.messages[0]).toMatchObject({
    text: 'I read the book. It is 300 m long.',
    reasoning: 'The book says it.',
    toolCalls: [{ name: 'to_feet', arguments: '{"metres":300}' }],
    finishReason: 'tool_use',
  })
  expect(restOf(read)).toEqual(
    expect.arrayContaining([
      ...CITED,
      'image: format png',
      'document: name Tide table',
      'document: text High water at noon.',
      'result of to_feet: feet 984.25',
      'result of to_feet: status success',
      'rest: text checked',
    ]),
  )
  expect(read.data.map(({ as, value }) => [as, value])).toEqual([['image', 'iVBORw0KGgo=']])
})

test('two citations of one block stay apart, streamed and whole', () => {
  for (const name of ['two citations of one block, streamed', 'two citations of one block, whole'] as const) {
    expect(read(name).messages[0]?.text).toBe('All night.')
    expect(restIn(name).filter((one) => one.includes('title'))).toEqual([
      'citation: title Night watch',
      'citation: title Log',
    ])
  }
})

test.each<[Name, string[]]>([
  ['an index that is used again', ['light({"lamp": 1})', 'dim({"lamp": 2})']],
  ['a call without input, whole', ['light({})']],
  ['a tool of the provider, streamed', ['lamps({})']],
])('%s', (name, calls) => {
  expect(callsIn(name)).toEqual(calls)
})

test('the result of a streamed call has its name', () => {
  expect(restIn('a tool of the provider, streamed')).toEqual([
    'result of lamps: status error',
    'result of lamps: text The lamps are out.',
  ])
})

test('thoughts have borders, and so has text after another block', () => {
  expect(read('thoughts with a call between them').messages[0]).toMatchObject({
    reasoning: 'Dark.Light.',
    text: 'I look.I saw.',
    borders: { reasoning: [5], text: [7] },
  })
})

test('unknown content is rest; pieces of the same block are joined', () => {
  expect(restIn('pieces that nobody knows')).toEqual([
    'rest: tone low',
    'rest: sound boo',
    'rest: tone high',
    'rest: sound beeeep',
    'rest: wind north',
  ])
})

test('the findings of a guardrail are rest', () => {
  expect(read('an answer that a guardrail stopped').messages[0]?.finishReason).toBe('guardrail_intervened')
  expect(restIn('an answer that a guardrail stopped')).toEqual(['rest: 0 oil'])
})

test.each<[Name, string, string]>([
  ['a stream that was throttled', 'The keeper is busy.', 'throttlingException'],
  ['a model that failed', 'No oil.', 'modelStreamErrorException'],
  ['nothing but an exception', 'The lamp broke.', 'internalServerException'],
  ['an exception with a capital M', 'No wick.', 'internalServerException'],
  ['an exception that is new', 'No key.', 'lampLockedException'],
  ['a whole answer that is an exception', 'No key.', 'lampLockedException'],
  ['an exception without words', 'validationException', 'validationException'],
])('%s is an error, and its class can be searched for', (name, message, type) => {
  expect(read(name).failure?.message).toBe(message)
  expect(restIn(name)).toContain(`error: ${type} ${type}`)
})

test('another class of exception is a change of the answer', () => {
  const text = textOf(ODD_CONVERSE['a stream that was throttled'])
  const other = text.replace('throttlingException', 'validationException')
  expect(answerFacets(new Answered(recordingOf(text)), new Answered(recordingOf(other)), false)).toEqual([
    'answer',
  ])
})

test('latency and facts of the connection are noise', () => {
  const text = textOf(bedrockConverse)
  for (const [before, after] of [
    ['412', '413'],
    ['"6f1d"', '"7a2e"'],
    ['"tooluse_1"', '"tooluse_2"'],
  ] as const) {
    const other = new Answered(recordingOf(text.replaceAll(before, after)))
    expect(answerFacets(new Answered(recordingOf(text)), other, false)).toEqual(['metadata'])
  }
})

test('answers are claimed by their fields, and empty ones by their endpoint', () => {
  const elsewhere = callOf('/v1/chat/completions', {})
  expect(kindOfValue(answered(elsewhere, [pieceOf(0, { text: 'Hi' })]))).toBe('bedrock.converse.events')
  const body = { output: { message: { role: 'assistant', content: [{ text: 'Hi' }] } } }
  expect(kindOfValue(answered(elsewhere, body))).toBe('bedrock.converse')
  const empty = { body: [], is_streaming: true }
  expect(kindOfValue(recordingWith(callOf('/model/acme.pier-1/converse-stream', {}), empty))).toBe(
    'bedrock.converse.events',
  )
  const capture = captureOf('https://bedrock.example/model/acme.pier-1/converse', {})
  expect(kindOfValue(recordingWith(capture, { body: null, is_streaming: false }))).toBe('bedrock.converse')
  expect(kindOfValue(answered(callOf('/v1/conversations', {}), { id: 'conv_1' }))).toBe('unknown')
})
