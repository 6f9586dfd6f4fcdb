import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAME_FIELDS, STATE_NAMES, TEXT_FIELDS } from './field-lists'
import { parseQuery, termText } from './query'
import type { Term } from './terms'
import { tokensOf } from './tokens'

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
const odd = fc.constantFrom('a b', '"', '\\', 'model:x', '!x', '=x', 'a|b', 'is:stream', '\\"', '//', ' ')
const value = fc.oneof(word, odd)
const negated = fc.boolean()

const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    negated,
    field: fc.constantFrom(null, ...TEXT_FIELDS),
    value,
  }),
  fc.record({
    type: fc.constant('name' as const),
    negated,
    field: fc.constantFrom(...NAME_FIELDS),
    exact: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('state' as const), negated, state: fc.constantFrom(...STATE_NAMES) }),
)

const textOf = (terms: readonly Term[]): string => terms.map(termText).join(' ')

test('any query survives being written and read', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 5 }), (terms) => {
      expect(parseQuery(textOf(terms)).terms).toEqual(terms)
    }),
    { numRuns: 1000 },
  )
})

test('any text is a query, and writing it twice changes nothing', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    odd,
    fc.constantFrom(' ', ' "', '" ', ' !', 'model:', '|'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { terms } = parseQuery(pieces.join(''))
      expect(parseQuery(textOf(terms)).terms).toEqual(terms)
    }),
    { numRuns: 1000 },
  )
})

test('tokens cover everything in the text but white space, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let at = 0
      for (const { start, end } of tokensOf(text)) {
        expect(text.slice(at, start).trim()).toBe('')
        expect(end).toBeGreaterThan(start)
        at = end
      }
      expect(text.slice(at).trim()).toBe('')
    }),
  )
})

function read(text: string): readonly Term[] {
  return parseQuery(text).terms
}

describe('terms', () => {
  test('words, phrases and fields', () => {
    expect(read('rain "in Spain" answer:plain')).toEqual([
      { type: 'text', negated: false, field: null, value: 'rain' },
      { type: 'text', negated: false, field: null, value: 'in Spain' },
      { type: 'text', negated: false, field: 'answer', value: 'plain' },
    ])
  })

  test('! before a term negates it', () => {
    expect(read('!rain !model:gpt !is:stream !"a b"').map((one) => one.negated)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('a name may contain a colon, alternatives, and = for the whole name', () => {
    expect(read('model:llama3.2:3b finish:=stop|"tool calls"')).toEqual([
      { type: 'name', negated: false, field: 'model', exact: false, values: ['llama3.2:3b'] },
      { type: 'name', negated: false, field: 'finish', exact: true, values: ['stop', 'tool calls'] },
    ])
  })

  test('a number is a range, and what is not one is text with a note', () => {
    expect(read('size:>100kB !chunks:10..50')).toEqual([
      { type: 'number', negated: false, field: 'size', value: '>100kB' },
      { type: 'number', negated: true, field: 'chunks', value: '10..50' },
    ])
    expect(read('size: rain')).toEqual([{ type: 'text', negated: false, field: null, value: 'rain' }])
    const { terms, notes } = parseQuery('chunks:many')
    expect(terms).toEqual([{ type: 'text', negated: false, field: null, value: 'chunks:many' }])
    expect(notes).toEqual([
      'chunks:many is not a number or a range, such as chunks:>100 or chunks:10..50: it is searched as text.',
    ])
  })

  test('fields are read in any case', () => {
    expect(read('Model:x IS:Stream')).toEqual(read('model:x is:stream'))
  })

  test('in a phrase a quote is written with a backslash', () => {
    expect(read(String.raw`"say \"hi\" in C:\\dir"`)).toEqual([
      { type: 'text', negated: false, field: null, value: String.raw`say "hi" in C:\dir` },
    ])
  })

  test('an unfinished term is not a condition yet', () => {
    expect(read('model: "" is: prompt:')).toEqual([])
    expect(parseQuery('model: "" is: prompt:').notes).toEqual([])
  })
})

describe('what cannot be read is searched as text, with a note', () => {
  test('an unknown field', () => {
    const { terms, notes } = parseQuery('colour:red')
    expect(terms).toEqual([{ type: 'text', negated: false, field: null, value: 'colour:red' }])
    expect(notes).toEqual([expect.stringContaining('colour: is not a field')])
  })

  test('an unknown state', () => {
    const { terms, notes } = parseQuery('is:purple')
    expect(terms).toEqual([{ type: 'text', negated: false, field: null, value: 'is:purple' }])
    expect(notes).toEqual([expect.stringContaining('is:purple is not known')])
  })

  test('a quote that is not closed', () => {
    const { terms, notes } = parseQuery('cat "in the hat')
    expect(terms.at(-1)).toEqual({ type: 'text', negated: false, field: null, value: 'in the hat' })
    expect(notes).toEqual([expect.stringContaining('not closed')])
  })

  test('addresses and JSON are text without a note', () => {
    expect(parseQuery('https://example.com {"a":1} 12:30').notes).toEqual([])
  })
})

test('a value that no recording can have gets a note', () => {
  expect(parseQuery('hash:bananas').notes).toEqual([
    'No recording has hash:bananas: it is not one of the values of hash: (match, older, mismatch, unhashed).',
  ])
  for (const text of [
    'hash:mis',
    'hash:=match',
    'problem:none',
    'problem:missing-field',
    'kind:chat',
    'model:nope',
  ]) {
    expect([text, parseQuery(text).notes]).toEqual([text, []])
  }
  expect(parseQuery('problem:nosuch').notes).toHaveLength(1)
  expect(parseQuery('kind:=chat').notes).toHaveLength(1)
})
