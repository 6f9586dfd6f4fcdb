import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replaceValue } from '#lib/testing/replace-value'
import { documentOf, jsonText } from '#lib/testing/test-documents'
import { changedPaths, sameValue } from './compare'
import { jsonValueOf, rawOf } from './document'
import { isWritten } from './form'
import { MAX_DEPTH } from './parse'
import { nodeAt, pointerOf } from './pointer'
import { writeDocument } from './write'

/** Each change as `pointer: before -> after`. */
function changes(before: string, after: string): string[] {
  const [left, right] = [documentOf(before), documentOf(after)]
  return changedPaths(left, right).map(({ path, beforeNode, afterNode }) => {
    const from = beforeNode === undefined ? '' : rawOf(left, beforeNode)
    const to = afterNode === undefined ? '' : rawOf(right, afterNode)
    return `${pointerOf(path)}: ${from} -> ${to}`
  })
}

describe('changed paths', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing', '{"a": [1, "x"]}', '{ "a":[1,"\\u0078"] }', []],
    ['one word', '{"a": [{"b": "x"}, 1]}', '{"a": [{"b": "y"}, 1]}', ['/a/0/b: "x" -> "y"']],
    ['the root', '[1]', '{"0": 1}', [': [1] -> {"0": 1}']],
    ['the kind', '{"a": []}', '{"a": {}}', ['/a: [] -> {}']],
    ['true and false', '[true, null]', '[false, null]', ['/0: true -> false']],
    ['an added key', '{"a": 1}', '{"b": [2], "a": 1}', ['/b:  -> [2]']],
    ['a key that is gone', '{"a": 1, "b": [2]}', '{"b": [2]}', ['/a: 1 -> ']],
    ['added items at the end', '[1]', '[1, 2, [3]]', ['/1:  -> 2', '/2:  -> [3]']],
    ['items gone at the end', '[1, 2, 3]', '[1]', ['/1: 2 -> ', '/2: 3 -> ']],
    ['an item inserted before others', '[1, 2]', '[0, 1, 2]', ['/0: 1 -> 0', '/1: 2 -> 1', '/2:  -> 2']],
    [
      'the last digit',
      '12345678901234567890',
      '12345678901234567891',
      [': 12345678901234567890 -> 12345678901234567891'],
    ],
    ['an integer that became a float', '1', '1.0', [': 1 -> 1.0']],
    ['a sign of zero', '[0.0, 0]', '[-0.0, -0]', ['/0: 0.0 -> -0.0']],
    ['another spelling of a float', '[1e5, 0.1]', '[100000.0, 0.10]', []],
    ['not a number', '[NaN, NaN]', '[NaN, Infinity]', ['/1: NaN -> Infinity']],
    ['a string and its number', '["1"]', '[1]', ['/0: "1" -> 1']],
    ['the order of keys', '{"a": 1, "b": 2}', '{"b": 2, "a": 1}', []],
    ['a key written twice', '{"a": 1, "a": 2}', '{"a": 3, "a": 2}', []],
    ['a key called __proto__', '{"__proto__": 1}', '{"__proto__": 2}', ['/__proto__: 1 -> 2']],
    ['a key of every object', '{}', '{"toString": 1}', ['/toString:  -> 1']],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
    expect(sameValue(documentOf(before), 0, documentOf(after), 0)).toBe(expected.length === 0)
  })

  test('none between a document and its written form', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const document = documentOf(text)
        expect(changedPaths(document, documentOf(writeDocument(document)))).toEqual([])
      }),
    )
  })

  test('none means that JSON.parse sees the same too', () => {
    fc.assert(
      fc.property(jsonText(), jsonText(), (before, after) => {
        const [a, b] = [documentOf(before), documentOf(after)]
        const isSame = sameValue(a, 0, b, 0)
        expect(isSame).toBe(changedPaths(a, b).length === 0)
        // JSON.parse keeps the sign of an integer zero, Python does not.
        const isEqual = isDeepStrictEqual(
          jsonValueOf(documentOf(writeDocument(a)), 0),
          jsonValueOf(documentOf(writeDocument(b)), 0),
        )
        if (isSame) expect(isEqual).toBe(true)
      }),
    )
  })

  test('putting each changed value in place makes the documents the same', () => {
    const arrays = fc.array(jsonText(), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(arrays, arrays, (one, other) => {
        const length = Math.min(one.length, other.length)
        const before = documentOf(`[${one.slice(0, length)}]`)
        const after = documentOf(`[${other.slice(0, length)}]`)
        let document = before
        for (const { path, afterNode } of changedPaths(before, after)) {
          const whole = afterNode === undefined || path.length > 1 ? path.slice(0, 1) : path
          const from = nodeAt(after, whole) ?? -1
          document = documentOf(replaceValue(document, nodeAt(document, whole) ?? -1, rawOf(after, from)))
        }
        expect(sameValue(document, 0, after, 0)).toBe(true)
      }),
    )
  })
})

test('two values inside of documents', () => {
  const document = documentOf('{"a": {"x": [1, 2]}, "b": {"x": [1, 2]}, "c": {"x": [1]}}')
  const [a = -1, b = -1, c = -1] = ['a', 'b', 'c'].map((key) => nodeAt(document, [key]))
  expect(sameValue(document, a, document, b)).toBe(true)
  expect(sameValue(document, a, document, c)).toBe(false)
})

test('documents as deep as can be read', () => {
  const text = (leaf: string): string => '{"a":['.repeat(MAX_DEPTH / 2) + leaf + ']}'.repeat(MAX_DEPTH / 2)
  const before = documentOf(text('NaN'))
  const after = documentOf(writeDocument(documentOf(text('-Infinity'))))
  expect(changedPaths(before, after).map(({ path }) => path.length)).toEqual([MAX_DEPTH])
  expect(isWritten(after)).toBe(true)
  expect(JSON.stringify(jsonValueOf(before, 0))).toBe(text('null'))
})
