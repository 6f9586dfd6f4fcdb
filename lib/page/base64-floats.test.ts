import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64Floats, floatText } from './base64-floats'

const written = (values: readonly number[]): string =>
  Buffer.from(Float32Array.from(values).buffer).toString('base64')

it('reads the floats that were written', () => {
  const float = fc.float({ noNaN: true })
  fc.assert(
    fc.property(fc.array(float, { minLength: 1, maxLength: 40 }), (values) => {
      expect([...(base64Floats(written(values)) ?? [])]).toEqual(values)
    }),
  )
})

it.each([
  ['a text that is not base64', 'AAAA!A=='],
  ['base64 of a wrong length', 'AAAAPw'],
  ['base64 of bytes that do not make floats', 'AAA='],
  ['nothing', ''],
  ['more than a vector can hold', 'AAAA'.repeat(250_001)],
])('refuses %s', (_, text) => expect(base64Floats(text)).toBeNull())

it('writes a float so that it is read back, and as short as it was', () => {
  expect([0.1, -0.25, 1e-7, 0.020024342].map(floatText)).toEqual(['0.1', '-0.25', '1e-7', '0.020024342'])
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Math.fround(Number(floatText(value)))).toBe(Math.fround(value) + 0)
    }),
  )
})
