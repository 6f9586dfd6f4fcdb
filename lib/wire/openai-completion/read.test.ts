import { expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { assembledOf, besideOf, piecesOf } from '#lib/testing/assembled'
import { answered, callOf, streamed, typedAs } from '#lib/testing/specimens/envelope'

const CALL = callOf('/v1/completions', { model: 'm', prompt: 'Roses are red,' })

const completion = (choices: JsonObject[], fields: JsonObject = {}): JsonObject =>
  typedAs('openai.types.completion.Completion', {
    id: 'c',
    object: 'text_completion',
    model: 'm',
    choices,
    ...fields,
  })

test('choices are told apart by their index, whatever the order of their chunks', () => {
  const read = assembledOf(
    streamed(CALL, [
      completion([{ index: 1, text: 'violets' }]),
      completion([{ index: 0, text: 'roses' }]),
      completion([{ index: 1, text: ' are', finish_reason: 'length' }]),
      completion([{ index: 0, text: ' too', finish_reason: 'stop' }]),
    ]),
  )
  expect(read.messages).toMatchObject([
    { index: 0, text: 'roses too', finishReason: 'stop' },
    { index: 1, text: 'violets are', finishReason: 'length' },
  ])
  expect(piecesOf(read, 'text')).toEqual(['roses', ' too'])
})

test('choices without an index are numbered by their place', () => {
  const read = assembledOf(answered(CALL, completion([{ text: 'roses' }, { text: 'violets' }])))
  expect(read.messages.map(({ text }) => text)).toEqual(['roses', 'violets'])
})

test('log probabilities are compared, token ids are not', () => {
  const choice = {
    index: 0,
    text: 'roses',
    logprobs: { tokens: ['roses'] },
    token_ids: [1],
    prompt_token_ids: [2],
  }
  const read = assembledOf(answered(CALL, completion([choice])))
  expect(read.data).toMatchObject([{ as: 'log probabilities', value: { tokens: ['roses'] } }])
  expect(read.rest).toEqual([])
})

test('a text that is not a string, a finish reason of another type and an unknown field are content', () => {
  const choice = { index: 0, text: ['roses'], finish_reason: { type: 'stop' }, stop_reason: 'comma' }
  expect(besideOf(assembledOf(answered(CALL, completion([choice]))))).toEqual([
    ['', 'roses'],
    ['', 'stop'],
    ['', 'comma'],
  ])
})

test('the error of a choice, whole and streamed, is an error', () => {
  const choice = { index: 0, text: 'ro', finish_reason: 'error', error: { message: 'Out of ink.', code: 7 } }
  for (const recording of [streamed(CALL, [completion([choice])]), answered(CALL, completion([choice]))]) {
    const read = assembledOf(recording)
    expect([read.messages[0]?.text, read.failure]).toMatchObject([
      'ro',
      { message: 'Out of ink.', type: '7' },
    ])
  }
})

test('an error after a part of the answer, or as a text', () => {
  const failing = [
    completion([{ index: 0, text: 'ro' }]),
    completion([], { error: { message: 'Out of ink.' } }),
  ]
  const read = assembledOf(streamed(CALL, failing))
  expect([read.messages[0]?.text, read.failure?.message]).toEqual(['ro', 'Out of ink.'])
  expect(assembledOf(answered(CALL, completion([], { error: 'Out of ink.' }))).failure?.message).toBe(
    'Out of ink.',
  )
})
