import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asciiStringText, jsonText } from '#lib/testing/test-documents'
import { toReadable, toWritten } from './readable'

const piece = fc.oneof(
  fc.constantFrom('\\', '\\\\', '\\u', 'u2019', '\\u2019', '\\U2019', '\\u00E9', '\\u00e9', '\\n', '"', 'n'),
  fc.constantFrom(
    '\\ud83d',
    '\\ude00',
    '\\uD83D',
    '\\uDE00',
    '\\ud83d\\ude00',
    '\\u0301',
    '\\ufe0f',
    '\\u2028',
  ),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((point) => {
    const units = [...Array(2).keys()].map((index) => String.fromCodePoint(point).charCodeAt(index))
    return units.map((unit) => `\\u${unit.toString(16)}`).join('')
  }),
  fc.string({ maxLength: 3 }),
)
/** Any text that a file could hold: JSON or not, escapes cut in two, nothing but ASCII. */
const asciiText = fc.oneof(
  jsonText(asciiStringText),
  fc.array(piece).map((pieces) => pieces.join('')),
)
const anyText = fc.oneof(asciiText, jsonText(), fc.string({ unit: 'binary' }))

describe('what is shown', () => {
  test.each([
    ['"It\\u2019s"', '"It’s"'],
    ['"\\ud83d\\ude00"', '"😀"'],
    ['"\\u00e9\\u4e2d\\u05d0"', '"é中א"'],
    ['"\\u0928\\u093f\\u0939"', '"निह"'],
    ['"e\\u0301"', '"e\u0301"'],
  ])('%s as %s', (text, readable) => expect(toReadable(text)).toBe(readable))

  test.each([
    ['an upper-case escape, which the recorder never writes', '"\\u00E9\\uD83D\\uDE00\\ud83d\\uDE00"'],
    ['an escaped backslash before something like an escape', '"\\\\u2019"'],
    ['short escapes and escaped ASCII', '"\\n\\t\\"\\\\\\/\\u0041\\u0000\\u007f"'],
    ['lone surrogates', '"\\ud83d \\ude00 \\ude00\\ud83d"'],
    ['spaces and line separators', '"\\u00a0\\u2003\\u2028\\u2029\\u3000\\u0085"'],
    ['invisible characters', '"\\u00ad\\u200b\\u200d\\u2060\\ufeff\\u2800\\u3164\\udb40\\udc41"'],
    ['bidirectional controls', '"\\u202e\\u2066\\u200f\\u061c"'],
    ['variation selectors', '"x\\ufe0e\\ufe0f\\udb40\\udd00"'],
    ['private and unassigned characters', '"\\ue000\\u0378\\uffff"'],
    ['a mark with no letter under it', '"\\u0301\\n\\u0301 \\u0301\\u200d\\u0301"'],
    ['an escape that is cut off', '"\\u20'],
    ['all of a file that holds a character beyond ASCII', '"é\\u2019"'],
  ])('as written: %s', (_, text) => expect(toReadable(text)).toBe(text))
})

describe('writing what was shown', () => {
  test('gives the file again, on every text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toWritten(toReadable(text), text)).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  test('gives every escape again, one by one and as a pair', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const escaped = `"a\\u${unit.toString(16).padStart(4, '0')}\\ude00"`
      if (toWritten(toReadable(escaped), escaped) !== escaped) expect(escaped).toBe('given again')
    }
  })

  test('changes only what was changed', () => {
    const typed = fc.oneof(fc.string(), fc.constantFrom('’', '😀', 'é', '\u202e'))
    fc.assert(
      fc.property(asciiText, fc.nat(), fc.nat({ max: 5 }), typed, (text, place, length, word) => {
        const readable = toReadable(text)
        const at = place % (readable.length + 1)
        const edited = readable.slice(0, at) + word + readable.slice(at + length)
        const before = toWritten(readable.slice(0, at), text)
        const after = toWritten(readable.slice(at + length), text)
        expect(toWritten(edited, text)).toBe(before + toWritten(word, text) + after)
        expect(text.startsWith(before) && text.endsWith(after)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('escapes what was typed as the recorder does', () => {
    expect(toWritten('"’😀\u007f\u2028"\r\n\t', '""')).toBe('"\\u2019\\ud83d\\ude00\\u007f\\u2028"\r\n\t')
  })

  test('keeps typed characters in a file that has its characters raw', () => {
    expect(toWritten('"é’"', '"é"')).toBe('"é’"')
  })
})
