import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damagedText, documentOf, jsonText } from '#lib/testing/test-documents'
import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  type JsonValue,
  kindOf,
  membersOf,
  rawOf,
  spanOf,
  stringOf,
} from './document'
import { type JsonError, MAX_DEPTH, parseDocument } from './parse'

function errorOf(text: string): JsonError {
  const result = parseDocument(text)
  if (result.ok) throw new Error(`read as JSON: ${text}`)
  return result.error
}

/** The value built from the nodes alone, to compare with JSON.parse. */
function rebuilt(document: JsonDocument, node: JsonNode): JsonValue {
  switch (kindOf(document, node)) {
    case 'array':
      return itemsOf(document, node).map((item) => rebuilt(document, item))
    case 'object':
      return Object.fromEntries(membersOf(document, node).map((m) => [m.key, rebuilt(document, m.value)]))
    case 'string':
      return stringOf(document, node)
    case 'number':
      return Number(rawOf(document, node))
    case 'true':
      return true
    case 'false':
      return false
    case 'null':
      return null
  }
}

const isReadByJsonParse = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('what is read', () => {
  test('any spelling of a document gives the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const document = documentOf(text)
        // vitest's own equality asks an object for its `constructor`, which may be a key here.
        expect(isDeepStrictEqual(rebuilt(document, document.root), JSON.parse(text))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a damaged document is refused exactly when JSON.parse refuses it', () => {
    fc.assert(
      fc.property(damagedText, (text) => {
        expect(parseDocument(text).ok).toBe(isReadByJsonParse(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('the nodes stand in document order, each within the one around it', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const document = documentOf(text)
        const walk = (node: JsonNode): void => {
          const { start, end } = spanOf(document, node)
          let last = start
          const inside = [
            ...itemsOf(document, node),
            ...membersOf(document, node).flatMap((member) => [member.keyNode, member.value]),
          ]
          for (const child of inside) {
            const span = spanOf(document, child)
            expect(span.start).toBeGreaterThan(last)
            expect(span.end).toBeLessThan(end)
            last = span.end - 1
            walk(child)
          }
        }
        walk(document.root)
      }),
    )
  })

  test.each(['NaN', 'Infinity', '-Infinity'])('%s, as Python writes it', (word) => {
    const document = documentOf(`[1, ${word}]`)
    expect(document.hasNonFinite).toBe(true)
    expect(itemsOf(document, 0).map((item) => rawOf(document, item))).toEqual(['1', word])
    expect(documentOf('[1]').hasNonFinite).toBe(false)
  })

  test('a byte order mark, which stays in the text', () => {
    const document = documentOf('\ufeff{"a": 1}\n')
    expect(document.text).toBe('\ufeff{"a": 1}\n')
    expect(spanOf(document, document.root)).toEqual({ start: 1, end: 9 })
  })

  test.each(['{"a":1}', '{"a":1}\n', '{"a":1}\r\n', '\r{\t"a"\r\n:1}', ' \n{"a":1}\n\n'])(
    'line ends, tabs and a missing final newline: %j',
    (text) => expect(rebuilt(documentOf(text), 0)).toEqual({ a: 1 }),
  )

  test('duplicate and integer-like keys in their written order', () => {
    const document = documentOf('{"b": 1, "10": 2, "9": 3, "b": 4, "__proto__": 5}')
    expect(membersOf(document, 0).map(({ key }) => key)).toEqual(['b', '10', '9', 'b', '__proto__'])
  })

  test('more nodes than the length of the text suggests', () => {
    const text = `[${'0,'.repeat(10_000)}0]`
    expect(itemsOf(documentOf(text), 0)).toHaveLength(10_001)
  })

  test('offsets count UTF-16 units, whatever the characters', () => {
    const document = documentOf('["é😀", 12]')
    expect(itemsOf(document, 0).map((item) => rawOf(document, item))).toEqual(['"é😀"', '12'])
  })
})

describe('what is refused, with its place and reason', () => {
  test.each([
    ['', 1, 1, 'Expected a value, found the end of the file.'],
    ['\ufeff', 1, 2, 'Expected a value, found the end of the file.'],
    ['\n\n  ', 3, 3, 'Expected a value, found the end of the file.'],
    ['{"a": 1,}', 1, 9, 'Expected a key in double quotes, found `}`.'],
    ["{'a': 1}", 1, 2, "Expected a key in double quotes, found `'`."],
    ['{a: 1}', 1, 2, 'Expected a key in double quotes, found `a`.'],
    ['{"a" 1}', 1, 6, 'Expected `:`, found `1`.'],
    ['{"a": 1 "b": 2}', 1, 9, 'Expected `,` or `}`, found `"`.'],
    ['{\n  "a": [1 2]\n}', 2, 11, 'Expected `,` or `]`, found `2`.'],
    ['[1,\r\n 2,\r\n]', 3, 1, 'Expected a value, found `]`.'],
    ['[1,\r2,\r}', 3, 1, 'Expected a value, found `}`.'],
    ['[None]', 1, 2, 'Expected a value, found `None`.'],
    ['[undefined]', 1, 2, 'Expected a value, found `undefined`.'],
    ['[tru]', 1, 2, 'Expected a value, found `tru`.'],
    ['[nullx]', 1, 6, 'Expected `,` or `]`, found `x`.'],
    ['[+1]', 1, 2, 'Expected a value, found `+`.'],
    ['[.5]', 1, 2, 'Expected a value, found `.`.'],
    ['[01]', 1, 3, 'Expected `,` or `]`, found `1`.'],
    ['[-]', 1, 3, 'Expected a digit, found `]`.'],
    ['[-a]', 1, 3, 'Expected a digit, found `a`.'],
    ['[1.]', 1, 4, 'Expected a digit, found `]`.'],
    ['[1e+]', 1, 5, 'Expected a digit, found `]`.'],
    ['[-Infinit]', 1, 2, 'Expected a value, found `-`.'],
    ['["a', 1, 4, 'Expected the closing `"` of a string, found the end of the file.'],
    ['["a\n"]', 1, 4, 'Expected the closing `"` of a string, found the end of the line.'],
    ['["a\t"]', 1, 4, 'Expected the closing `"` of a string or an escape such as `\\t`, found a tab.'],
    ['["a\0"]', 1, 4, 'Expected the closing `"` of a string or an escape such as `\\t`, found U+0000.'],
    ['["\\x41"]', 1, 4, 'Expected an escape such as `\\n` or `\\u2019`, found `x41`.'],
    ['["\\', 1, 4, 'Expected an escape such as `\\n` or `\\u2019`, found the end of the file.'],
    ['["\\u12g4"]', 1, 7, 'Expected four hex digits after `\\u`, found `g4`.'],
    ['["\\u12', 1, 7, 'Expected four hex digits after `\\u`, found the end of the file.'],
    ['{} {}', 1, 4, 'Expected the end of the file, found `{`.'],
    ['{}\u00a0', 1, 3, 'Expected the end of the file, found U+00A0.'],
    ['[1] // one', 1, 5, 'Expected the end of the file, found `/`.'],
    ['[é]', 1, 2, 'Expected a value, found `é`.'],
    ['[😀]', 1, 2, 'Expected a value, found `😀`.'],
    ['<<<<<<< HEAD\n{}', 1, 1, 'Expected a value, found `<`.'],
  ])('%j', (text, line, column, message) => {
    expect(errorOf(text)).toMatchObject({ code: 'not-json', line, column, message })
  })

  test('a control character in a string, each of them', () => {
    for (let code = 0; code < 0x20; code++) {
      expect(errorOf(`["${String.fromCharCode(code)}"]`)).toMatchObject({ code: 'not-json', offset: 2 })
    }
    expect(parseDocument('["\x7f\u0080"]').ok).toBe(true)
  })

  test('a file nested 100,000 deep is a problem, not a crash', () => {
    const message = `Expected at most ${MAX_DEPTH} levels of nesting, found one more.`
    for (const text of [
      '['.repeat(100_000),
      '{"a":'.repeat(100_000),
      `${'['.repeat(1e5)}${']'.repeat(1e5)}`,
    ]) {
      expect(errorOf(text)).toMatchObject({ code: 'too-deep', line: 1, message })
    }
  })

  test('the greatest depth that is read, and one more', () => {
    expect(parseDocument('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH)).ok).toBe(true)
    expect(errorOf('['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1)).offset).toBe(MAX_DEPTH)
    expect(parseDocument(`[${'[],'.repeat(2 * MAX_DEPTH)}0]`).ok).toBe(true)
  })
})
