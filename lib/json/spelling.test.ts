import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from './document'
import { documentOf } from './parse'
import { Spelling } from './spelling'

const ODD = '{"k": 1.0, "10": 1, "2": 12345678901234567890, "e": [1e-05, -0.0], "k": 2.50}'

it('keeps the order of keys, the digits of big integers and the spelling of floats', () => {
  const text = `{"a": ${ODD}}`
  const value = JSON.parse(text) as { a: JsonValue }
  const spelling = Spelling.ofText(text, value)
  const spelled = '{"k":2.50,"10":1,"2":12345678901234567890,"e":[1e-05,-0.0]}'
  expect(spelling.of(value.a)).toBe(spelled)
  expect(spelling.at(value, 'a')).toBe(spelled)
  expect(spelling.at(value.a, 'k')).toBe('2.50')
  expect(spelling.at(value.a, 'none')).toBeUndefined()
})

it('asks for no document where nothing can be lost', () => {
  const value = { name: 'x', list: ['a', null, true], inner: { é: '\n' } }
  const spelling = new Spelling('', value, () => {
    throw new Error('The document was made')
  })
  expect(spelling.of(value)).toBe(JSON.stringify(value))
})

it('is JSON.stringify for values that JavaScript writes as they were written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (made) => {
      const text = JSON.stringify(made)
      const value = JSON.parse(text) as JsonValue
      const spelling = new Spelling(`[${text}]`, [value], () => documentOf(`[${text}]`))
      expect(spelling.at({ value }, 'value') ?? 'null').toBe(text)
    }),
  )
})
