import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import { argumentPath } from './argument-path'
import { PartialArguments, type PartialValue } from './partial-arguments'

type Piece = readonly [path: string, value: PartialValue]

function argumentsOf(pieces: readonly Piece[]): PartialArguments {
  const partial = new PartialArguments()
  for (const [path, value] of pieces) expect(partial.add(argumentPath(path) ?? [], value)).toBe(true)
  return partial
}

describe('paths', () => {
  test.each<[string, (string | number)[] | null]>([
    ['$.port', ['port']],
    ['$.legs[0].port', ['legs', 0, 'port']],
    ['$[0]', [0]],
    ["$['the port'].x", ['the port', 'x']],
    ['$["it\\"s"]', ['it"s']],
    ['$.Häfen.hæ', ['Häfen', 'hæ']],
    ['$', null],
    ['port', null],
    ['$..port', null],
    ['$.legs[-1]', null],
    ['$.legs[99999]', null],
    ['', null],
  ])('%s', (text, steps) => {
    expect(argumentPath(text)).toEqual(steps)
  })
})

describe('the JSON of values with paths', () => {
  test('strings are joined, and every type is written in the order in which the paths came', () => {
    const partial = argumentsOf([
      ['$.z', { piece: 'nor' }],
      ['$.z', { piece: 'th "quay"' }],
      ['$.legs[0].miles', { json: '2.50' }],
      ['$.legs[1]', { json: 'null' }],
      ['$.a', { json: 'true' }],
    ])
    expect(partial.whole).toBe('{"z":"north \\"quay\\"","legs":[{"miles":2.50},null],"a":true}')
    expect(partial.soFar).toBe('{"z":"north \\"quay\\"","legs":[{"miles":2.50},null],"a":true')
  })

  test('the last value is left open', () => {
    expect(new PartialArguments().soFar).toBe('')
    expect(argumentsOf([['$.legs[0].port', { piece: 'nor' }]]).soFar).toBe('{"legs":[{"port":"nor')
  })

  test('missing items are null', () => {
    expect(argumentsOf([['$.a[2]', { json: '1' }]]).whole).toBe('{"a":[null,null,1]}')
  })

  test('a path through another value, or one that ends at an object, has no place', () => {
    const partial = argumentsOf([['$.a.b', { piece: 'x' }]])
    for (const path of ['$.a', '$.a.b.c', '$.a[0]', '$[0]']) {
      expect(partial.add(argumentPath(path) ?? [], { piece: 'y' })).toBe(false)
    }
    expect(partial.whole).toBe('{"a":{"b":"x"}}')
  })

  test('names that every JavaScript object has built in are ordinary names', () => {
    expect(argumentsOf([['$.__proto__.x', { json: '1' }]]).whole).toBe('{"__proto__":{"x":1}}')
  })

  test('any object, taken apart into values with paths, comes out again, and its pieces join', () => {
    const key = fc.stringMatching(/^[a-z]{1,4}$/)
    const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ minLength: 1 }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), (object) => {
        const partial = new PartialArguments()
        let joined = ''
        for (const [path, leaf] of leavesIn(object, [])) {
          expect(partial.add(path, typeof leaf === 'string' ? { piece: leaf } : { json: String(leaf) })).toBe(
            true,
          )
          expect(partial.soFar.startsWith(joined)).toBe(true)
          joined = partial.soFar
        }
        expect(partial.whole.startsWith(joined)).toBe(true)
        expect(partial.whole).toBe(JSON.stringify(object))
      }),
    )
  })
})

function leavesIn(
  value: JsonValue,
  path: (string | number)[],
): [path: (string | number)[], leaf: JsonValue][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesIn(item, [...path, index]))
  if (!isObject(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, member]) => leavesIn(member, [...path, key]))
}
