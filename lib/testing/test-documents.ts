import fc from 'fast-check'
import type { JsonDocument } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'

/* What the tests of lib/json start from: texts in every spelling of JSON, and their documents. */

/** Parses a text that must be JSON. */
export function documentOf(text: string): JsonDocument {
  const result = parseDocument(text)
  if (!result.ok) throw new Error(`${result.error.message} In: ${text.slice(0, 200)}`)
  return result.document
}

const whiteSpace: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(' ', '\n', '\r\n', '\r', '\t'),
  maxLength: 3,
})

/**
 * Characters that have caused bugs: invisible, bidirectional, combining, surrogates, separators, outside the first
 * plane.
 */
const ODD_CHARACTERS = [
  ...['\u2019', '\u00e9', '\u007f', '\u00a0', '\u00ad', '\u0301', '\u200b', '\u200d', '\u202e', '\u2066'],
  ...['\u2028', '\u2029', '\ufe0f', '\ufeff', '\ufffd', '\u093f', '\u0915', '\u05d0', '\ud800', '\udc00'],
  ...['😀', '👩‍💻', '\u{e0100}', '\u{1d11e}', '\u{10ffff}'],
]
const SPELLED = ['\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t', '\\\\u2019', '\\u0000', '\\u001F']

const hexEscape = fc
  .tuple(fc.constantFrom(...ODD_CHARACTERS, 'a', '"', '\n'), fc.boolean())
  .map(([characters, isUpper]) =>
    Array.from({ length: characters.length }, (_, index) => {
      const hex = characters.charCodeAt(index).toString(16).padStart(4, '0')
      return `\\u${isUpper ? hex.toUpperCase() : hex}`
    }).join(''),
  )

const asciiPiece = fc.oneof(
  fc.constantFrom('a', 'word', ' ', '/', '{', '0', "'"),
  fc.constantFrom(...SPELLED),
  hexEscape,
)

/** A string as written, with its quotes, in pure ASCII. */
export const asciiStringText: fc.Arbitrary<string> = fc
  .array(asciiPiece, { maxLength: 8 })
  .map((pieces) => `"${pieces.join('')}"`)

/** A string as written, with its quotes; also with unescaped characters and lone surrogates. */
export const stringText: fc.Arbitrary<string> = fc
  .array(fc.oneof(asciiPiece, fc.constantFrom(...ODD_CHARACTERS)), { maxLength: 8 })
  .map((pieces) => `"${pieces.join('')}"`)

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 24 })
const integerText = fc
  .tuple(fc.constantFrom('', '-'), digits)
  .map(([sign, body]) => sign + body.replace(/^0+(?=[0-9])/, ''))
const exponent = fc
  .tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), fc.integer({ min: 0, max: 400 }))
  .map((parts) => parts.join(''))

/** A finite number in any spelling. */
const numberText: fc.Arbitrary<string> = fc
  .tuple(integerText, fc.option(digits, { nil: '' }), fc.option(exponent, { nil: '' }))
  .map(([integer, fraction, power]) => integer + (fraction && `.${fraction}`) + power)

const KEYS = ['"a"', '"b"', '"1"', '"0"', '"__proto__"', '"\\u0061"', '""', '"~/"', '"constructor"']

/** A JSON text in any spelling that JSON.parse reads too. `strings` writes its strings. */
export function jsonText(strings: fc.Arbitrary<string> = stringText): fc.Arbitrary<string> {
  const key = fc.oneof(fc.constantFrom(...KEYS), strings)
  const { value } = fc.letrec<{ value: string; padded: string }>((tie) => {
    const list = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc.oneof(
        fc.array(item, { maxLength: 5 }).map((all) => all.join(',')),
        whiteSpace,
      )
    const member = fc
      .tuple(whiteSpace, key, whiteSpace, tie('padded'))
      .map(([a, k, b, v]) => `${a}${k}${b}:${v}`)
    return {
      padded: fc.tuple(whiteSpace, tie('value'), whiteSpace).map((parts) => parts.join('')),
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(strings, numberText, fc.constantFrom('true', 'false', 'null')),
        list(tie('padded')).map((items) => `[${items}]`),
        list(member).map((members) => `{${members}}`),
      ),
    }
  })
  return fc.tuple(whiteSpace, value, whiteSpace).map((parts) => parts.join(''))
}

const PIECES = ['', '"', '\\', ',', ':', '[', ']', '{', '}', '0', '-', '.', 'e', 'tru', '\t', '\0', 'é']

/** A text with one place cut out or overwritten, usually not JSON any more. */
export const damagedText: fc.Arbitrary<string> = fc
  .tuple(jsonText(), fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...PIECES))
  .map(([text, place, length, piece]) => {
    const at = place % (text.length + 1)
    return text.slice(0, at) + piece + text.slice(at + length)
  })
