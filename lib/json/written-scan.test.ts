import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { spanOf } from './document'
import { isWritten } from './form'
import { parseDocument } from './parse'
import { nodeAt } from './pointer'
import { writeDocument } from './write'
import { scanWritten } from './written-scan'

const RECORDING = `{
  "test_id": null,
  "request": {
    "body": {
      "temperature": 1.0,
      "tiny": 1e-05,
      "empty": [],
      "n": [
        -1,
        0,
        -0.0,
        12345678901234567890
      ]
    }
  },
  "response": "\\u2019 \\u007f \\n \\ud83d \\"x\\" \\\\u2019"
}
`

test('a text in the recorder’s form: where its members stand', () => {
  const members = scanWritten(RECORDING)
  const document = documentOf(RECORDING)
  expect([...(members?.keys() ?? [])]).toEqual(['test_id', 'request', 'response'])
  for (const [key, { start, end }] of members ?? []) {
    expect({ start, end }).toEqual(spanOf(document, nodeAt(document, [key]) ?? -1))
  }
})

test.each([
  ['12', false],
  ['-123456789012345', false],
  ['1234567890123456', true],
  ['-1234567890123456', true],
  ['1.0', true],
  ['-0.0', true],
  ['1e-05', true],
  ['"1.5"', false],
  ['"\\n1.5"', false],
  ['null', false],
])('the number %s, alone and in a list, needs its spelling kept: %s', (number, isInexact) => {
  const text = `{\n  "a": [\n    ${number}\n  ],\n  "b": ${number},\n  "c": []\n}\n`
  const found = [...(scanWritten(text)?.values() ?? [])].map((member) => member.isInexact)
  expect(found).toEqual([isInexact, isInexact, false])
})

describe('null for any other text', () => {
  test.each([
    ['no final newline', RECORDING.trimEnd()],
    ['another newline', `${RECORDING}\n`],
    ['four spaces', RECORDING.replaceAll('  ', '    ')],
    ['a space before a newline', RECORDING.replace('null,', 'null, ')],
    ['CRLF', RECORDING.replaceAll('\n', '\r\n')],
    ['a tab', RECORDING.replace('  "test_id"', '\t"test_id"')],
    ['a key twice', RECORDING.replace('"request"', '"test_id"')],
    ['a key twice, further in', RECORDING.replace('"tiny"', '"temperature"')],
    ['another spelling of a float', RECORDING.replace('1e-05', '0.00001')],
    ['another spelling of an escape', RECORDING.replace('\\u2019', '\\u201A')],
    ['an escape that is not needed', RECORDING.replace('\\u007f', '\\u0041')],
    ['a long escape', RECORDING.replace('\\n', '\\u000a')],
    ['a character that should be escaped', RECORDING.replace('\\u2019', '’')],
    ['NaN, which is rare', RECORDING.replace('1.0', 'NaN')],
    ['a leading zero', RECORDING.replace('-1', '01')],
    ['minus zero as an integer', RECORDING.replace('-1', '-0')],
    ['a comma too many', RECORDING.replace('1e-05,', '1e-05,,')],
    ['a comma at the end', RECORDING.replace('\\u2019"\n', '\\u2019",\n')],
    ['empty brackets on two lines', RECORDING.replace('[]', '[\n      ]')],
    ['no object', '[]\n'],
    ['nothing', ''],
    ['cut', RECORDING.slice(0, 60)],
  ])('%s', (_, text) => {
    expect(scanWritten(text)).toBeNull()
  })
})

/** A text that is near the recorder's form: written so, then changed in one place. */
const nearly = fc
  .tuple(jsonText(), fc.nat(), fc.constantFrom('', ' ', '\n', '0', '"', ',', '{}', 'é', '\\'), fc.nat(2))
  .map(([text, at, insert, removed]) => {
    const written = writeDocument(documentOf(`{"a": ${text}}`))
    const start = at % written.length
    return written.slice(0, start) + insert + written.slice(start + removed)
  })

test('what it accepts is JSON and is as the recorder writes it', () => {
  fc.assert(
    fc.property(nearly, (text) => {
      if (scanWritten(text) === null) return
      const parsed = parseDocument(text)
      expect(parsed.ok && isWritten(parsed.document)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('what the recorder writes it accepts, but for NaN and the infinities', () => {
  fc.assert(
    fc.property(jsonText(), (text) => {
      const written = writeDocument(documentOf(`{"a": ${text}}`))
      if (/NaN|Infinity/.test(written)) return
      expect(scanWritten(written)).not.toBeNull()
    }),
    { numRuns: 1000 },
  )
})

/** Digits with a point and perhaps an exponent, mostly a float in some spelling. */
const nearlyFloat = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('0', '00', '7', '10', '123456', '12345678901234', '1234567890123456', ''),
    fc.constantFrom('.', '.0', '.00', '.000', '.0000', '.00000', ''),
    fc.constantFrom('', '0', '5', '50', '12345', '1234567890', '12345678901234', '1234567890123456789'),
    fc.constantFrom('', '', '', 'e5', 'e-05', 'e+16', '.5', '-1'),
  )
  .map((parts) => parts.join(''))

test('a float is accepted in the spelling of the recorder, and in no other', () => {
  let accepted = 0
  fc.assert(
    fc.property(nearlyFloat, (float) => {
      const text = `{\n  "a": ${float}\n}\n`
      const parsed = parseDocument(text)
      const isRight = parsed.ok && isWritten(parsed.document)
      expect([float, scanWritten(text) !== null]).toEqual([float, isRight])
      if (isRight) accepted++
    }),
    { numRuns: 6000 },
  )
  expect(accepted).toBeGreaterThan(300)
})

/** A list whose items say the same but for a string or two, as chunks do; one place of the text is then changed. */
const nearlyRepeating = fc
  .tuple(
    fc.array(fc.tuple(fc.string(), fc.constantFrom('a', '', '\\', '"', ': "', '\u2019')), { minLength: 2 }),
    fc.nat(),
    fc.constantFrom('', ' ', '\n', '0', '"', ',', 'é', '\\', '\\u0041', '": "'),
    fc.nat(2),
  )
  .map(([pairs, at, insert, removed]) => {
    const items = pairs.map(([said, id], index) => ({
      id,
      n: index % 5 === 0 ? 1 : 2,
      list: [said, id],
      said,
    }))
    const written = writeDocument(documentOf(JSON.stringify({ response: { body: items } })))
    const start = at % written.length
    return written.slice(0, start) + insert + written.slice(start + removed)
  })

test('items that repeat each other are looked at as closely as any', () => {
  let accepted = 0
  fc.assert(
    fc.property(nearlyRepeating, (text) => {
      const parsed = parseDocument(text)
      const isRight = parsed.ok && isWritten(parsed.document)
      expect(scanWritten(text) !== null).toBe(isRight)
      if (isRight) accepted++
    }),
    { numRuns: 3000 },
  )
  expect(accepted).toBeGreaterThan(100)
})
