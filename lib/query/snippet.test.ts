import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from './fold-text'
import { snippetOf } from './snippet'

function matched(snippet: ReturnType<typeof snippetOf>): string[] {
  return snippet.matches.map(({ start, end }) => snippet.text.slice(start, end))
}

describe('a snippet', () => {
  test('starts near the first match, at a word', () => {
    const text = `${'word '.repeat(40)}here is the Latest one, the latest of all`
    const snippet = snippetOf(text, ['latest'])
    expect(snippet.text).toBe('word word here is the Latest one, the latest of all')
    expect(snippet.isCut).toBe(true)
    expect(matched(snippet)).toEqual(['Latest', 'latest'])
  })

  test('is the beginning of the text when the match is in sight there', () => {
    expect(snippetOf('The latest news', ['latest'])).toMatchObject({ text: 'The latest news', isCut: false })
  })

  test('is one line, of at most 200 characters', () => {
    const { text } = snippetOf(`a\n\n  b\t${'c'.repeat(500)}`, [])
    expect(text).toHaveLength(200)
    expect(text.startsWith('a b c')).toBe(true)
  })

  test('shows a box for invisible letters and those that turn the text direction', () => {
    expect(snippetOf('a\u202eb\u0000c\u200bd', []).text).toBe('a▯b▯c▯d')
  })

  test('has matches that fold to the words, wherever it is cut', () => {
    const piece = fc.constantFrom('rain', 'İ', '😀', ' ', 'x'.repeat(30), 'Σ', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const snippet = snippetOf(pieces.join(''), ['rain', 'i'])
        for (const text of matched(snippet)) expect(foldText(text)).toMatch(/rain|i/)
        expect(snippet.text.length).toBeLessThanOrEqual(200)
        expect(snippet.text).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })
})
