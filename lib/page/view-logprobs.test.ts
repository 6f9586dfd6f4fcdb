import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { assembleChunks } from '#lib/testing/assemble-chunks'
import { typedAs } from '#lib/testing/specimens/envelope'
import { type TokenView, tokenViews } from './view-logprobs'

const token = (text: string, p: number, others: Readonly<Record<string, number>> = {}): JsonValue => ({
  token: text,
  logprob: Math.log(p),
  top_logprobs: Object.entries(others).map(([other, of]) => ({ token: other, logprob: Math.log(of) })),
})

const chat = (content: string | null, tokens: JsonValue, index = 0): JsonValue =>
  typedAs('openai.types.chat.ChatCompletionChunk', {
    choices: [{ index, delta: { content }, logprobs: { content: tokens } }],
  })

function tokensOf(chunks: readonly JsonValue[], choice = 0): readonly TokenView[] {
  const assembled = assembleChunks('openai.chat.chunks', chunks)
  const message = assembled.messages.find(({ index }) => index === choice)
  return message ? tokenViews(message, assembled) : []
}

test('tokens have their places in the text, with what else was likely', () => {
  const found = tokensOf([
    chat('The', [token('The', 0.5, { A: 0.25 })]),
    chat(' big sea', [token(' big', 1), token(' sea', 0.1)]),
  ])
  expect(found).toEqual([
    [0, 3, 0.5, [['A', 0.25]]],
    [3, 7, 1, []],
    [7, 11, 0.1, []],
  ])
})

test('tokens of each choice, and none of what is not in the text', () => {
  const chunks = [
    chat('one', [token('one', 0.5)]),
    chat('two', [token('two', 0.25)], 1),
    chat(null, [token('functions', 0.1), token('.get', 0.1)]),
    chat(' more', [token('<|message|>', 0.1), token(' more', 0.75)]),
  ]
  expect(tokensOf(chunks).map(([start, end, p]) => [start, end, p])).toEqual([
    [0, 3, 0.5],
    [3, 8, 0.75],
  ])
  expect(tokensOf(chunks, 1).map(([start, end, p]) => [start, end, p])).toEqual([[0, 3, 0.25]])
})

test('a token that is only a part of a character marks its piece', () => {
  expect(tokensOf([chat('\u{1f30a}', [token('\\xf0\\x9f', 0.5)])])).toEqual([[0, 2, 0.5, []]])
})

test('the forms of other APIs are read as well', () => {
  const message = {
    index: 0,
    role: '',
    text: 'roses are',
    reasoning: '',
    refusal: '',
    toolCalls: [],
    finishReason: null,
  }
  const none = { messages: [], usage: null, failure: null, rest: [], models: [], lines: null, deltas: [] }
  const read = (value: JsonValue): readonly TokenView[] =>
    tokenViews(message, { ...none, data: [{ path: '', as: 'log probabilities', chunk: 0, value }] })
  const expected = [
    [0, 5, 0.5, [['red', 0.25]]],
    [5, 9, 1, []],
  ]
  const [half, quarter] = [Math.log(0.5), Math.log(0.25)]
  const completion = {
    tokens: ['roses', ' are'],
    token_logprobs: [half, 0],
    top_logprobs: [{ red: quarter }, null],
  }
  const candidates = [{ candidates: [{ token: 'red', log_probability: quarter }] }, { candidates: [] }]
  const chosen = [
    { token: 'roses', log_probability: half },
    { token: ' are', log_probability: 0 },
  ]
  expect(read(completion)).toEqual(expected)
  expect(read({ chosen_candidates: chosen, top_candidates: candidates })).toEqual(expected)
  expect(read([token('roses', 0.5, { red: 0.25 }), token(' are', 1)])).toEqual(expected)
  expect([read(null), read('x'), read({ content: [null, 7] })]).toEqual([[], [], []])
})
