import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replaceValue } from '#lib/testing/replace-value'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { sameValue } from './compare'
import { itemsOf, memberOf, membersOf, rawOf, spanOf } from './document'
import { writeDocument, writeFloat, writeNumber, writeString } from './write'

/** The rules for bytes (docs/format.md, 4). python.test.ts compares the same writer with Python's own json. */
describe('the form of the recorder', () => {
  test.each([
    ['{}', '{}\n'],
    ['[ ]', '[]\n'],
    ['[[],{}]', '[\n  [],\n  {}\n]\n'],
    ['{"a":[1,{"b":null}]}', '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ]\n}\n'],
    ['\ufeff\r\n"a"\t', '"a"\n'],
    ['{"10":1,"9":2,"a":3,"1":4}', '{\n  "10": 1,\n  "9": 2,\n  "a": 3,\n  "1": 4\n}\n'],
    ['{"a":1,"b":2,"\\u0061":3}', '{\n  "a": 3,\n  "b": 2\n}\n'],
    ['{"__proto__":1}', '{\n  "__proto__": 1\n}\n'],
    ['[NaN,Infinity,-Infinity]', '[\n  NaN,\n  Infinity,\n  -Infinity\n]\n'],
    ['"\\u002f\\/\\u0009\\u00E9é"', '"//\\t\\u00e9\\u00e9"\n'],
  ])('%j', (text, written) => {
    expect(writeDocument(documentOf(text))).toBe(written)
  })

  test('has the same value, is printable ASCII, and is its own form', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const document = documentOf(text)
        const written = writeDocument(document)
        const again = documentOf(written)
        expect(sameValue(document, 0, again, 0)).toBe(true)
        expect(written).toMatch(/^[\n\x20-\x7e]*\n$/)
        expect(writeDocument(again)).toBe(written)
      }),
    )
  })
})

test('strings as Python escapes them', () => {
  expect(writeString('a"b\\c/\n\r\t\b\f\0\x1f~\x7f\u0080é\u2028😀\ud800')).toBe(
    '"a\\"b\\\\c/\\n\\r\\t\\b\\f\\u0000\\u001f~\\u007f\\u0080\\u00e9\\u2028\\ud83d\\ude00\\ud800"',
  )
})

test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-1.5, '-1.5'],
  [0.1, '0.1'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [5e-324, '5e-324'],
  [2.2250738585072014e-308, '2.2250738585072014e-308'],
  [1e15, '1000000000000000.0'],
  [1e16, '1e+16'],
  [1e22, '1e+22'],
  [123456789012345680, '1.2345678901234568e+17'],
  [Number.MAX_VALUE, '1.7976931348623157e+308'],
  [Number.NaN, 'NaN'],
  [-Infinity, '-Infinity'],
])('the float %d is written %s', (value, written) => expect(writeFloat(value)).toBe(written))

test.each([
  ['1e5', '100000.0'],
  ['1E-5', '1e-05'],
  ['1.10', '1.1'],
  ['1e400', 'Infinity'],
  ['-0', '0'],
  ['-0.0', '-0.0'],
  ['-1', '-1'],
  ['12345678901234567890123', '12345678901234567890123'],
])('the number %s is written %s', (text, written) => {
  expect(writeNumber(documentOf(text), 0)).toBe(written)
})

describe('replacing one value', () => {
  test('leaves every other character as it is', () => {
    fc.assert(
      fc.property(jsonText(), jsonText(), fc.nat(), (text, replacement, choice) => {
        const document = documentOf(text)
        const nodes = [...itemsOf(document, 0), ...membersOf(document, 0).map(({ value }) => value), 0]
        const node = nodes[choice % nodes.length] ?? 0
        const { start, end } = spanOf(document, node)
        const replaced = replaceValue(document, node, replacement)
        expect(replaced.slice(0, start)).toBe(text.slice(0, start))
        expect(replaced.slice(start, start + replacement.length)).toBe(replacement)
        expect(replaced.slice(start + replacement.length)).toBe(text.slice(end))
        documentOf(replaced)
        expect(replaceValue(document, node, rawOf(document, node))).toBe(text)
      }),
    )
  })

  test('in a file with odd spellings everywhere else', () => {
    const text = '\ufeff{"1": 1.0,\r\n\t"a":"x" , "a" :1E5,\r"\\u00E9": [NaN ,12345678901234567890]}'
    const document = documentOf(text)
    const replaced = replaceValue(document, memberOf(document, 0, '1') ?? -1, '-0')
    expect(replaced).toBe(text.replace('1.0', '-0'))
  })
})
