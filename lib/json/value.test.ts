import { expect, test } from 'vitest'
import type { JsonValue } from './document'
import { field, fieldAt, isObject, listField, numberField, optionalString, stringField } from './value'

const VALUE: JsonValue = {
  text: 'x',
  empty: '',
  count: 0,
  list: [1],
  nested: { deep: { text: 'y' } },
  none: null,
}
const OTHER_SHAPES: (JsonValue | undefined)[] = [undefined, null, true, 1, 'text', ['text']]

test('what is there is given', () => {
  expect(field(VALUE, 'none')).toBeNull()
  expect(fieldAt(VALUE, 'nested', 'deep', 'text')).toBe('y')
  expect([stringField(VALUE, 'text'), optionalString(VALUE, 'empty')]).toEqual(['x', ''])
  expect(numberField(VALUE, 'count')).toBe(0)
  expect(listField(VALUE, 'list')).toEqual([1])
})

test('a field that is missing or of another type gives an empty answer', () => {
  for (const key of ['nested', 'none', 'missing']) {
    expect([stringField(VALUE, key), optionalString(VALUE, key), numberField(VALUE, key)]).toEqual([
      '',
      null,
      null,
    ])
    expect(listField(VALUE, key)).toEqual([])
  }
  expect(fieldAt(VALUE, 'nested', 'missing', 'text')).toBeUndefined()
})

test('a value of another shape has no fields', () => {
  for (const value of OTHER_SHAPES) {
    expect(isObject(value)).toBe(false)
    expect([field(value, 'length'), stringField(value, '0'), listField(value, 'a')]).toEqual([
      undefined,
      '',
      [],
    ])
  }
})

test('what every object inherits is not a field', () => {
  for (const key of ['constructor', 'toString', '__proto__']) expect(field(VALUE, key)).toBeUndefined()
})
