import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editorText, placeInEditor, writtenText } from './written-text'

const piece = fc.constantFrom(
  'a',
  '"',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\\u2019',
  '\\u00e9',
  '\\u00E9',
  '\\ud83d\\ude00',
  '\\ud83d',
  '\\\\',
  '\\n',
  'é',
  '’',
  '\u2028',
  '\u0085',
  '😀',
  '{',
  '}',
)
const fileText = fc
  .tuple(fc.constantFrom('', '\ufeff'), fc.array(piece, { maxLength: 30 }))
  .map(([mark, pieces]) => mark + pieces.join(''))

describe('writtenText', () => {
  it('returns the file, byte for byte, when nothing was edited', () => {
    fc.assert(
      fc.property(fileText, (text) => {
        expect(writtenText(editorText(text), text)).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  it('changes one line of a file with every kind of line end and escape', () => {
    const text = '{\r\n\t"a": "\\u2019",\n  "b": "\\u00E9"\r}'
    const edited = editorText(text).replace('’', '’ — x')
    expect(writtenText(edited, text)).toBe('{\r\n\t"a": "\\u2019 \\u2014 x",\n  "b": "\\u00E9"\r}')
  })

  it('keeps typed characters in a file that has unescaped characters', () => {
    expect(writtenText('{"é": "’"}', '{"é": "x"}')).toBe('{"é": "’"}')
  })
})

describe('placeInEditor', () => {
  it('finds the same character after any escapes', () => {
    const pieces = fc.array(fc.constantFrom('a', '’', '😀', '"', ' '), { maxLength: 12 })
    fc.assert(
      fc.property(pieces, pieces, (before, after) => {
        const file = '{"recorded": "in ASCII"}'
        const line = `${before.join('')}${after.join('')}`
        const column = writtenText(before.join(''), file).length + 1
        expect(placeInEditor({ line: 3, column }, line, file)).toEqual({
          line: 3,
          column: before.join('').length + 1,
        })
      }),
    )
  })

  it('gives the character when the place is inside its escape', () => {
    expect(placeInEditor({ line: 1, column: 4 }, '’x', '')).toEqual({ line: 1, column: 1 })
  })

  it('leaves out the byte order mark of the first line', () => {
    expect(placeInEditor({ line: 1, column: 2 }, '{"a": 1}', '\ufeff{"a": 1}').column).toBe(1)
    expect(placeInEditor({ line: 2, column: 2 }, ' {}', '\ufeff{"a": 1}').column).toBe(2)
  })
})
