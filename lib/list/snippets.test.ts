import { describe, expect, test } from 'vitest'
import { parseQuery } from '#lib/query/query'
import { wordsByPart } from '#lib/query/words-by-part'
import { madeEntry } from '#lib/testing/made-entry'
import { answerSnippet, promptSnippet } from './snippets'

describe('the answer column', () => {
  const entry = madeEntry(
    {
      answer: 'It is sunny.',
      reasoning: 'The user asks for weather.',
      toolCalls: [{ name: 'look', arguments: '{"at":"sky"}' }],
    },
    { reasoning: ['The user asks for weather.'], calls: ['look({"at":"sky"})'] },
  )
  const shown = (query: string, of = entry) => {
    const { lane, text } = answerSnippet(of, wordsByPart(parseQuery(query)))
    return [lane, text]
  }

  test('shows the text, or the text that matches', () => {
    expect(shown('')).toEqual(['text', 'It is sunny.'])
    expect(shown('sky')).toEqual(['call', 'look({"at":"sky"})'])
  })

  test('shows reasoning only when nothing else matches', () => {
    expect(shown('weather')).toEqual(['reasoning', 'The user asks for weather.'])
    expect(shown('answer:weather')).toEqual(['text', 'It is sunny.'])
  })

  test('shows rest only when nothing else matches', () => {
    const odd = madeEntry({ answer: 'It is sunny.' }, { rest: ['12', 'humidity: 40 %'] })
    expect(shown('', odd)).toEqual(['text', 'It is sunny.'])
    expect(shown('humidity', odd)).toEqual(['rest', 'humidity: 40 %'])
    expect(shown('rest:humidity', odd)).toEqual(['rest', 'humidity: 40 %'])
    expect(shown('answer:humidity', odd)).toEqual(['text', 'It is sunny.'])
    expect(shown('rest:sunny', odd)).toEqual(['text', 'It is sunny.'])
    expect(answerSnippet(odd, wordsByPart(parseQuery('rest:sunny'))).matches).toEqual([])
  })

  test('shows calls, a refusal, an error or the kind where there is no text', () => {
    const calls = madeEntry({ toolCalls: [{ name: 'look', arguments: '{}' }] })
    expect(shown('', calls)).toEqual(['call', 'look({})'])
    expect(shown('', madeEntry({ refusal: 'I cannot.' }))).toEqual(['refusal', 'I cannot.'])
    expect(shown('', madeEntry({ error: 'Too many.' }))).toEqual(['error', 'Too many.'])
    expect(shown('', madeEntry({ kind: 'openai.embeddings' }))).toEqual(['none', 'openai.embeddings'])
  })

  test('does not highlight negated words', () => {
    expect(answerSnippet(entry, wordsByPart(parseQuery('!sunny'))).matches).toEqual([])
  })
})

test('the prompt column shows another message only when nothing shown matches', () => {
  const entry = madeEntry({ prompt: 'Hello', answer: 'It rains' }, { system: ['Speak of rain or snow'] })
  const shown = (query: string, isAnswered: boolean) =>
    promptSnippet(entry, wordsByPart(parseQuery(query)), isAnswered)
  expect(shown('rain', true)).toMatchObject({ text: 'Hello' })
  expect(shown('snow', false)).toMatchObject({ role: 'system', text: expect.stringContaining('snow') })
})

test('the prompt column highlights only words that its text is searched for', () => {
  const entry = madeEntry({ prompt: 'Hello' }, { system: ['Hello, be brief'] })
  const shown = promptSnippet(entry, wordsByPart(parseQuery('system:hello')), false)
  expect(shown).toMatchObject({ role: 'system', text: 'Hello, be brief' })
})
