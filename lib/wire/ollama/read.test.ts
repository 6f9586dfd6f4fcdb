import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { assembledOf, besideOf, piecesOf } from '#lib/testing/assembled'
import { answered, callOf, streamed, typedAs } from '#lib/testing/specimens/envelope'

const CHAT = callOf('/api/chat', { model: 'llama3.2:3b' }, 'http://localhost:11434')
const GENERATE = callOf('/api/generate', { model: 'llama3.2:3b' }, 'http://localhost:11434')

const chatted = (message: JsonObject, fields: JsonObject = {}): JsonObject =>
  typedAs('ollama._types.ChatResponse', {
    model: 'llama3.2:3b',
    done: false,
    message: { role: 'assistant', content: '', ...message },
    ...fields,
  })
const generated = (fields: JsonObject): JsonObject =>
  typedAs('ollama._types.GenerateResponse', { model: 'llama3.2:3b', done: false, ...fields })
const call = (name: string, args: JsonObject[string]): JsonObject => ({ function: { name, arguments: args } })

describe('calls', () => {
  const END = { done: true, done_reason: 'stop' }

  test('come whole and without an index: each is a new call, in one chunk or in several', () => {
    const calls = [call('get_tide', { port: 'north' }), call('get_tide', { port: 'north' })]
    const expected = [
      { id: null, name: 'get_tide', arguments: '{"port":"north"}' },
      { id: null, name: 'get_tide', arguments: '{"port":"north"}' },
      { id: null, name: 'ring_bell', arguments: '{}' },
    ]
    const last = chatted({ tool_calls: [call('ring_bell', null)] }, END)
    const read = assembledOf(streamed(CHAT, [chatted({ tool_calls: calls }), last]))
    expect(read.messages[0]?.toolCalls).toEqual(expected)
    expect(piecesOf(read, 'tool:1')).toEqual(['{"port":"north"}'])
    const whole = chatted({ tool_calls: [...calls, call('ring_bell', null)] }, END)
    expect(assembledOf(answered(CHAT, whole)).messages[0]?.toolCalls).toEqual(expected)
  })

  test('have the id that some servers add', () => {
    const read = assembledOf(
      answered(CHAT, chatted({ tool_calls: [{ id: 'c1', ...call('f', { a: 1 }) }] }, END)),
    )
    expect(read.messages[0]?.toolCalls).toEqual([{ id: 'c1', name: 'f', arguments: '{"a":1}' }])
  })

  test('arguments that came as text were quoted a second time', () => {
    const read = assembledOf(answered(CHAT, chatted({ tool_calls: [call('f', '{"a": 1}')] }, END)))
    expect(read.messages[0]?.toolCalls[0]?.arguments).toBe('{"a": 1}')
  })

  test('an item that is not a call is content', () => {
    const read = assembledOf(answered(CHAT, chatted({ tool_calls: ['ring', { said: 'twice' }] }, END)))
    expect(besideOf(read).map(([, text]) => text)).toEqual(['ring', 'twice'])
  })
})

describe('content', () => {
  test('thinking goes to its lane, of a chat and of generated text', () => {
    const chat = streamed(CHAT, [
      chatted({ thinking: 'Rings' }),
      chatted({ thinking: '.', content: 'Saturn.' }),
    ])
    const generate = streamed(GENERATE, [
      generated({ thinking: 'Rings' }),
      generated({ thinking: '.', response: 'Saturn.' }),
    ])
    for (const recording of [chat, generate]) {
      const read = assembledOf(recording)
      expect(read.messages).toMatchObject([{ text: 'Saturn.', reasoning: 'Rings.' }])
      expect(piecesOf(read, 'reasoning')).toEqual(['Rings', '.'])
    }
  })

  test('images and log probabilities are compared, not searched', () => {
    const fields = { logprobs: [{ token: 'Sat', logprob: -0.5 }] }
    const read = assembledOf(answered(CHAT, chatted({ images: ['iVBORw0KGgo='] }, fields)))
    expect(read.data.map(({ as }) => as)).toEqual(['image', 'log probabilities'])
    expect(read.rest).toEqual([])
  })

  test('the name of a tool and an unknown field are content', () => {
    const read = assembledOf(answered(CHAT, chatted({ tool_name: 'get_tide', mood: 'calm' })))
    expect(besideOf(read)).toEqual([
      ['', 'get_tide'],
      ['', 'calm'],
    ])
  })

  test('`done` without a reason is content', () => {
    const done = (fields: JsonObject): unknown => besideOf(assembledOf(answered(CHAT, chatted({}, fields))))
    expect(done({ done: true, done_reason: 'stop' })).toEqual([])
    expect(done({ done: false })).toEqual([])
    expect(done({ done: true })).toEqual([['', 'true']])
    expect(done({ done: false, done_reason: 'stop' })).toEqual([['', 'false']])
  })

  test('a model other than the one that was asked is named', () => {
    expect(assembledOf(answered(CHAT, chatted({}, { model: 'llama3.2:1b' }))).models).toEqual(['llama3.2:1b'])
  })
})

describe('errors', () => {
  test('an error that is a text, in a chunk after a part of the answer', () => {
    const read = assembledOf(
      streamed(CHAT, [chatted({ content: 'Sat' }), chatted({}, { error: 'the runner has stopped' })]),
    )
    expect(read.failure?.message).toBe('the runner has stopped')
    expect(read.messages[0]?.text).toBe('Sat')
  })

  test('an error that is the whole answer', () => {
    const read = assembledOf(answered(CHAT, { error: 'model "llama3.2:3b" not found' }))
    expect(read.failure?.message).toBe('model "llama3.2:3b" not found')
  })
})
