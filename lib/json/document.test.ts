import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentOf, jsonText, stringText } from '#lib/testing/test-documents'
import {
  distinctMembersOf,
  isFloat,
  itemAt,
  itemsOf,
  jsonValueOf,
  kindOf,
  memberOf,
  membersOf,
  rawOf,
  stringOf,
} from './document'

describe('values', () => {
  test('the value of a text is what JSON.parse gives', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        expect(isDeepStrictEqual(jsonValueOf(documentOf(text), 0), JSON.parse(text))).toBe(true)
      }),
    )
  })

  test('a NaN somewhere changes no other value', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const value = jsonValueOf(documentOf(`[${text}, NaN, Infinity, -Infinity]`), 0)
        const expected = [JSON.parse(text), Number.NaN, Infinity, -Infinity]
        expect(isDeepStrictEqual(value, expected)).toBe(true)
      }),
    )
  })

  test.each(['{"__proto__": {"a": 1}}', '{"__proto__": {"a": 1}, "n": NaN}'])(
    '%s gives an own key',
    (text) => {
      const value = jsonValueOf(documentOf(text), 0)
      expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toEqual({ a: 1 })
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    },
  )

  test('of a node below the root, and after a byte order mark', () => {
    const document = documentOf('\ufeff{"a": [1, {"b": "x"}]}')
    const items = itemsOf(document, memberOf(document, document.root, 'a') ?? -1)
    expect(items.map((item) => jsonValueOf(document, item))).toEqual([1, { b: 'x' }])
    expect(jsonValueOf(document, document.root)).toEqual({ a: [1, { b: 'x' }] })
  })
})

describe('strings', () => {
  test('in any spelling, as JSON.parse reads them', () => {
    fc.assert(
      fc.property(stringText, (text) => {
        expect(stringOf(documentOf(text), 0)).toBe(JSON.parse(text))
      }),
    )
  })

  test('lone surrogates stay alone, raw and escaped', () => {
    const document = documentOf('["\\ud800", "\ud800", "\\udc00\\ud800"]')
    const strings = itemsOf(document, 0).map((item) => stringOf(document, item))
    expect(strings).toEqual(['\ud800', '\ud800', '\udc00\ud800'])
  })
})

describe('numbers', () => {
  test.each([
    ['0', false],
    ['-0', false],
    ['123456789012345678901234567890', false],
    ['1.0', true],
    ['1e5', true],
    ['1E+05', true],
    ['-0.0', true],
    ['NaN', true],
    ['-Infinity', true],
  ])('%s is a float: %s', (text, expected) => {
    const document = documentOf(text)
    expect([kindOf(document, 0), isFloat(document, 0), rawOf(document, 0)]).toEqual([
      'number',
      expected,
      text,
    ])
  })
})

describe('members and items', () => {
  const document = documentOf('{"b": 1, "a": 2, "b": 3, "\\u0061": 4, "": 5}')

  test('a key written twice: the last value counts, as in Python', () => {
    expect(memberOf(document, 0, 'b')).toBe(membersOf(document, 0)[2]?.value)
    expect(distinctMembersOf(document, 0).map(({ key, value }) => key + rawOf(document, value))).toEqual([
      'b3',
      'a4',
      '5',
    ])
  })

  test('a key is found in any spelling', () => {
    expect(rawOf(document, memberOf(document, 0, 'a') ?? -1)).toBe('4')
    expect(rawOf(document, memberOf(document, 0, '') ?? -1)).toBe('5')
    expect(memberOf(document, 0, 'c')).toBeUndefined()
    expect(memberOf(document, 0, '"')).toBeUndefined()
    expect(memberOf(document, 0, 'toString')).toBeUndefined()
  })

  test('one member or item is the same as it is among all', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const doc = documentOf(text)
        const items = itemsOf(doc, 0)
        expect([...items.keys()].map((index) => itemAt(doc, 0, index))).toEqual(items)
        expect(itemAt(doc, 0, items.length)).toBeUndefined()
        for (const { key, value } of distinctMembersOf(doc, 0)) expect(memberOf(doc, 0, key)).toBe(value)
      }),
    )
  })

  test('other kinds have none', () => {
    for (const text of ['"a"', '1', 'null', '[]', '{}']) {
      expect([itemsOf(documentOf(text), 0), membersOf(documentOf(text), 0)]).toEqual([[], []])
    }
    expect(memberOf(documentOf('["a", 1]'), 0, 'a')).toBeUndefined()
    expect(itemAt(documentOf('{"a": 1}'), 0, 0)).toBeUndefined()
  })
})
