import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleDelta, visiblePieces } from './visible'

describe('invisible characters', () => {
  it('are shown in a delta, spaces and line ends too', () => {
    expect(visibleDelta(' two words.\n\t')).toBe('·two·words.⏎⇥')
    expect(visibleDelta('a\u202eb\u2066c\u200bd\ufeff\u0000\r')).toBe('a⟨RLO⟩b⟨LRI⟩c⟨ZWSP⟩d⟨BOM⟩⟨NUL⟩⟨CR⟩')
    expect(visibleDelta('\u{e0041}\u2028')).toBe('⟨U+E0041⟩⟨U+2028⟩')
  })

  it('include half of a pair', () => {
    expect(visibleDelta('x\ud83d')).toBe('x⟨U+D83D⟩')
  })

  it('do not include accents, emoji and families of emoji', () => {
    for (const text of ['déjà vu', '日本語', '👩‍👩‍👧', '❤️‍🔥', '🏳️‍🌈', '👍🏽']) {
      expect(visiblePieces(text)).toEqual([{ text, sign: null }])
    }
    expect(visibleDelta('a\u200db')).toBe('a⟨ZWJ⟩b')
  })

  it('never change the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          visiblePieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
