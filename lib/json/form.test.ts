import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { isWritten } from './form'
import { parseDocument } from './parse'
import { writeDocument } from './write'

const comparing = (text: string): boolean => writeDocument(documentOf(text)) === text

test('says what writing and comparing says, of any text', () => {
  fc.assert(
    fc.property(jsonText(), (text) => {
      const written = writeDocument(documentOf(text))
      expect(isWritten(documentOf(text))).toBe(comparing(text))
      expect(isWritten(documentOf(written))).toBe(true)
    }),
  )
})

test('says so too of texts that are nearly as they would be written', () => {
  const pieces = fc.constantFrom(
    '',
    ' ',
    '  ',
    '\n',
    '\r',
    '\t',
    '\ufeff',
    '0',
    '-',
    '.0',
    '\\u0061',
    '\\u00E9',
    'é',
    ',',
  )
  const slip = fc.tuple(jsonText(), fc.nat(), fc.nat({ max: 2 }), pieces)
  fc.assert(
    fc.property(slip, ([text, place, length, piece]) => {
      const written = writeDocument(documentOf(text))
      const at = place % (written.length + 1)
      const slipped = written.slice(0, at) + piece + written.slice(at + length)
      fc.pre(parseDocument(slipped).ok)
      expect(isWritten(documentOf(slipped))).toBe(comparing(slipped))
    }),
    { numRuns: 1000 },
  )
})

const keys = (count: number): string =>
  Array.from({ length: count }, (_, index) => `  "k${index}": 1`).join(',\n')

test.each([
  ['{}\n', true],
  ['[\n  {},\n  []\n]\n', true],
  ['{\n  "a": "\\u00e9\\n"\n}\n', true],
  ['"a"', false],
  ['"a"\n\n', false],
  ['\ufeff"a"\n', false],
  ['[ ]\n', false],
  ['[\r\n  1\r\n]\r\n', false],
  ['[\n\t1\n]\n', false],
  ['[\n  1 ,\n  2\n]\n', false],
  ['{\n  "a":1\n}\n', false],
  ['"\\u00E9"\n', false],
  ['"\\u000a"\n', false],
  ['"\\/"\n', false],
  ['"é"\n', false],
  ['1e5\n', false],
  ['-0\n', false],
  ['-0.0\n', true],
  ['{\n  "a": 1,\n  "a": 1\n}\n', false],
  [`{\n${keys(30)}\n}\n`, true],
  [`{\n${keys(30)},\n  "k29": 1\n}\n`, false],
])('%j: %s', (text, expected) => {
  expect(isWritten(documentOf(text))).toBe(expected)
  expect(comparing(text)).toBe(expected)
})
