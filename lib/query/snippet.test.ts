import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerView, promptView, wordsOf } from '#lib/list/columns'
import { madeEntry } from '#lib/testing/made-entry'
import { foldText } from './fold-text'
import { parseQuery } from './query'
import { snippetOf } from './snippet'

function marked(snippet: ReturnType<typeof snippetOf>): string[] {
  return snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))
}

describe('a snippet', () => {
  test('starts near the first match, at a word', () => {
    const text = `${'word '.repeat(40)}here is the Latest one, the latest of all`
    const snippet = snippetOf(text, ['latest'])
    expect(snippet.text).toBe('word word here is the Latest one, the latest of all')
    expect(snippet.isCut).toBe(true)
    expect(marked(snippet)).toEqual(['Latest', 'latest'])
  })

  test('is the beginning of the text when the match is in sight there', () => {
    expect(snippetOf('The latest news', ['latest'])).toMatchObject({ text: 'The latest news', isCut: false })
  })

  test('is one line, of at most 200 characters', () => {
    const { text } = snippetOf(`a\n\n  b\t${'c'.repeat(500)}`, [])
    expect(text).toHaveLength(200)
    expect(text.startsWith('a b c')).toBe(true)
  })

  test('shows a box for what is not seen or turns the text around', () => {
    expect(snippetOf('a\u202eb\u0000c\u200bd', []).text).toBe('a▯b▯c▯d')
  })

  test('its marks fold to the words, wherever it is cut', () => {
    const piece = fc.constantFrom('rain', 'İ', '😀', ' ', 'x'.repeat(30), 'Σ', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const snippet = snippetOf(pieces.join(''), ['rain', 'i'])
        for (const text of marked(snippet)) expect(foldText(text)).toMatch(/rain|i/)
        expect(snippet.text.length).toBeLessThanOrEqual(200)
        expect(snippet.text).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })
})

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
    const { lane, text } = answerView(of, wordsOf(parseQuery(query)))
    return [lane, text]
  }

  test('shows the text, or what matches', () => {
    expect(shown('')).toEqual(['text', 'It is sunny.'])
    expect(shown('sky')).toEqual(['call', 'look({"at":"sky"})'])
  })

  test('shows reasoning only for a match that is nowhere else', () => {
    expect(shown('weather')).toEqual(['reasoning', 'The user asks for weather.'])
    expect(shown('answer:weather')).toEqual(['text', 'It is sunny.'])
  })

  test('shows calls, a refusal, an error or the kind where there is no text', () => {
    const calls = madeEntry({ toolCalls: [{ name: 'look', arguments: '{}' }] })
    expect(shown('', calls)).toEqual(['call', 'look({})'])
    expect(shown('', madeEntry({ refusal: 'I cannot.' }))).toEqual(['refusal', 'I cannot.'])
    expect(shown('', madeEntry({ error: 'Too many.' }))).toEqual(['error', 'Too many.'])
    expect(shown('', madeEntry({ kind: 'openai.embeddings' }))).toEqual(['none', 'openai.embeddings'])
  })

  test('marks no word that must not occur', () => {
    expect(answerView(entry, wordsOf(parseQuery('!sunny'))).marks).toEqual([])
  })
})

test('the prompt column shows another message only when nothing that is shown matches', () => {
  const entry = madeEntry({ prompt: 'Hello', answer: 'It rains' }, { system: ['Speak of rain or snow'] })
  const shown = (query: string, isAnswered: boolean) =>
    promptView(entry, wordsOf(parseQuery(query)), isAnswered)
  expect(shown('rain', true)).toMatchObject({ text: 'Hello' })
  expect(shown('snow', false)).toMatchObject({ role: 'system', text: expect.stringContaining('snow') })
})
