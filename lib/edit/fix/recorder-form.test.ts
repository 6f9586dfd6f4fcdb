import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inRecorderForm } from './recorder-form'

test.each([
  ['[]', '[]\n'],
  ['{"é": 1e-5}', '{\n  "\\u00e9": 1e-05\n}\n'],
  ['\ufeff[NaN,-0]\r\n', '[\n  NaN,\n  0\n]\n'],
  ['{"a": 1, "b": 2, "a": 3}', '{\n  "a": 3,\n  "b": 2\n}\n'],
])('%j is written as %j', (text, written) => {
  expect(inRecorderForm(text)).toEqual({ ok: true, text: written })
})

test('a text in the form stays as it is, and holds the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const form = inRecorderForm(JSON.stringify(value))
      if (!form.ok) throw new Error(form.problem.message)
      expect(JSON.parse(form.text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(inRecorderForm(form.text)).toEqual(form)
    }),
  )
})

test.each([
  ['{"a": }', 'not-json', 1, 7],
  ['[\n  1,\n]', 'not-json', 3, 1],
  ['['.repeat(100_000), 'too-deep', 1, 991],
])('%.20s is a problem', (text, code, line, column) => {
  expect(inRecorderForm(text)).toMatchObject({
    ok: false,
    problem: { code, severity: 'error', line, column },
  })
})
