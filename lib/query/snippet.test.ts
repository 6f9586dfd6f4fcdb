import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from './fold-text'
import { hasWord, snippetOf } from './snippet'

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

describe('a long text', () => {
  const filler = (length: number): string => 'lorem ipsum dolor '.repeat(length / 18)

  test.each([0, 1000, 300_000, 700_000])('shows the match at %d as a short text does', (at) => {
    const text = `${filler(at)}Here it râins, and rains${filler(800_000 - at)}rain`
    const snippet = snippetOf(text, ['here it ra', 'râin'])
    const near = text.slice(Math.max(0, at - 1000), at + 1000)
    expect(snippet).toEqual({ ...snippetOf(near, ['here it ra', 'râin']), isCut: at > 0 })
    expect(hasWord(text, ['râin'])).toBe(true)
    expect(hasWord(text, ['snow'])).toBe(false)
  })

  test('shows a match that begins there and ends far beyond, because a search leaves most of it out', () => {
    const text = `${filler(100_000)}st${'\u200b'.repeat(500_000)}art, start ${filler(10_000)}`
    const [first] = snippetOf(text, ['start']).matches
    expect(first?.end).toBe(snippetOf(text, ['start']).text.length)
    expect(hasWord(text, ['start'])).toBe(true)
  })

  test('shows its first words when nothing is searched', () => {
    expect(snippetOf(`  ${filler(800_000)}`, [])).toEqual(snippetOf(filler(1000), []))
  })
})
