import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withOriginalLineEnds, withPlainLineEnds } from './line-ends'

const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const mark = fc.constantFrom('', '\ufeff')
const line = fc.stringMatching(/^[ -~\t\u2028é]*$/)

/** Texts in which any line can end in any line end. */
const anyText = fc
  .tuple(mark, fc.array(fc.tuple(line, lineEnd), { maxLength: 12 }), line)
  .map(([start, lines, last]) => start + lines.map(([text, end]) => text + end).join('') + last)

describe('withOriginalLineEnds', () => {
  it('returns the original when nothing was edited', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(withOriginalLineEnds(text, withPlainLineEnds(text))).toBe(text)
      }),
    )
  })

  it('keeps the lines of an edited text as they were typed', () => {
    fc.assert(
      fc.property(anyText, fc.array(line), (text, edited) => {
        const written = withOriginalLineEnds(text, edited.join('\n'))
        expect(withPlainLineEnds(written)).toBe(edited.join('\n'))
      }),
    )
  })

  it('changes one line only when one line was edited', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, choice) => {
        const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? ['']
        const chosen = choice % Math.max(1, lines.length - 1)
        const edited = withPlainLineEnds(text).split('\n')
        edited[chosen] = `${edited[chosen]}#`
        const expected = lines.map((one, index) =>
          index === chosen ? one.replace(/([\r\n]*)$/, '#$1') : one,
        )
        expect(withOriginalLineEnds(text, edited.join('\n'))).toBe(expected.join(''))
      }),
    )
  })

  it('gives a new line the end of the line before it', () => {
    expect(withOriginalLineEnds('a\nb\r\nc\n', 'a\nb\nnew\nc\n')).toBe('a\nb\r\nnew\r\nc\n')
  })

  it('ends a line with the usual end when the last line had none and is no longer the last', () => {
    expect(withOriginalLineEnds('a\r\nb', 'a\nb\nc')).toBe('a\r\nb\r\nc')
  })

  it('treats other line separators of Unicode as characters, not as line ends', () => {
    expect(withPlainLineEnds('a\u2028b\u0085c\vd')).toBe('a\u2028b\u0085c\vd')
  })
})
