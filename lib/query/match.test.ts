import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Row } from '#lib/entry/row'
import { madeEntry } from '#lib/testing/made-entry'
import { entriesPassing, testsOf } from './match'
import { parseQuery } from './query'

function found(entries: readonly Entry[], query: string): string[] {
  return entriesPassing(entries, testsOf(parseQuery(query))).map(({ row }) => row.path)
}

function finds(entry: Entry, query: string): boolean {
  return found([entry], query).length === 1
}

describe('text', () => {
  const entry = madeEntry(
    {
      prompt: 'Name a  planet\nwith rings',
      answer: 'Saturn’s rings: 5 °C',
      testId: 'a/test_b.py::test_ring[x]',
    },
    {
      system: ['Be brief'],
      other: ['tool said Jupiter'],
      reasoning: ['Rings, so Saturn'],
      calls: ['look_up({"q":"moon"})'],
      definitions: ['never_called'],
      ids: ['call_17'],
      errors: ['too many requests'],
      rest: ['grounding: jovian almanac'],
    },
  )

  test('is found as a substring of what a person sees, in any case, with any white space', () => {
    for (const query of ['ANET', '"a planet with"', 'saturn’s', '"5 °c"'])
      expect(finds(entry, query), query).toBe(true)
  })

  test('plain words search prompts, answers, reasoning, calls, names of definitions, ids, errors and rest', () => {
    for (const query of [
      'brief',
      'jupiter',
      '"so saturn"',
      'moon',
      'call_17',
      '"many requests"',
      'test_ring',
      'never_called',
      'almanac',
    ]) {
      expect(finds(entry, query), query).toBe(true)
    }
  })

  test('fields narrow it', () => {
    expect(finds(entry, 'prompt:jupiter')).toBe(true)
    expect(finds(entry, 'user:jupiter')).toBe(false)
    expect(finds(entry, 'system:brief')).toBe(true)
    expect(finds(entry, 'answer:planet')).toBe(false)
    expect(finds(entry, 'reasoning:saturn')).toBe(true)
    expect(finds(entry, 'rest:jovian')).toBe(true)
    expect(finds(entry, 'answer:jovian')).toBe(false)
    expect(finds(entry, 'rest:saturn')).toBe(false)
  })

  test('a phrase does not match across two messages', () => {
    const two = madeEntry({}, { user: ['the first', 'message follows'] })
    expect(finds(two, '"first message"')).toBe(false)
    expect(finds(two, 'first message')).toBe(true)
  })
})

describe('names', () => {
  test('match by a part, or whole with =', () => {
    const entry = madeEntry({ model: 'gpt-4o-mini', finishReason: 'STOP' })
    expect(finds(entry, 'model:GPT-4o')).toBe(true)
    expect(finds(entry, 'model:=gpt-4o')).toBe(false)
    expect(finds(entry, 'finish:stop')).toBe(true)
    expect(finds(entry, 'finish:=stop')).toBe(false)
    expect(finds(entry, 'model:llama|mini')).toBe(true)
  })

  test('hash:match does not match mismatch', () => {
    const entry = madeEntry({ hash: { name: 'a', computed: 'b', verdict: 'mismatch' } })
    expect(finds(entry, 'hash:match')).toBe(false)
    expect(finds(entry, 'hash:mis')).toBe(true)
  })

  test('none stands for no value', () => {
    const entry = madeEntry({ finishReason: null, model: '' })
    expect(finds(entry, 'finish:none problem:none model:=none')).toBe(true)
    expect(finds(entry, 'finish:n')).toBe(false)
  })

  test('tool: matches the tools called in every choice', () => {
    const entry = madeEntry({}, { calls: ['get_weather({})', 'search({"a":1})'], definitions: ['never'] })
    expect(finds(entry, 'tool:weather tool:=search')).toBe(true)
    expect(finds(entry, 'tool:never')).toBe(false)
  })
})

test('is:error matches an exception, an error, a status from 400 on, or an unreadable file', () => {
  const wrong: Partial<Row>[] = [
    { kind: 'exception' },
    { kind: 'error' },
    { kind: 'unreadable' },
    { httpStatus: 404 },
    { error: 'the stream broke' },
  ]
  for (const row of wrong) expect(finds(madeEntry(row), 'is:error'), JSON.stringify(row)).toBe(true)
  expect(finds(madeEntry({ httpStatus: 200 }), 'is:error')).toBe(false)
})

test('is:changed and change: find recordings that differ from the base, by status and facet', () => {
  const changed = { ...madeEntry(), mark: { status: 'changed', facets: ['replay', 'request'] } } as const
  for (const q of [
    'is:changed',
    '!change:none',
    'change:changed',
    'change:request',
    'change:answer|replay',
  ]) {
    expect([q, finds(changed, q), finds(madeEntry(), q)]).toEqual([q, true, false])
  }
  for (const q of ['!is:changed', 'change:none', '!change:request']) {
    expect([q, finds(changed, q), finds(madeEntry(), q)]).toEqual([q, false, true])
  }
})

const text = fc
  .array(fc.constantFrom('rain', 'Spain', 'ÉTÉ', 'x', ' ', '\n'), { maxLength: 5 })
  .map((all) => all.join(' '))
const entries = fc.array(
  fc.record({ prompt: text, answer: text, model: fc.constantFrom('gpt-4o', 'GPT-4o-mini', 'llama') }),
  { maxLength: 8 },
)
const one = fc.constantFrom(
  'rain',
  '"rain spain"',
  'answer:été',
  'prompt:RAIN',
  'model:gpt-4o',
  'model:=llama',
)
const queries = fc.array(fc.tuple(fc.boolean(), one), { maxLength: 3 })

test('finds what a plain substring search finds', () => {
  fc.assert(
    fc.property(entries, queries, (made, terms) => {
      const all = made.map((row, index) => madeEntry({ ...row, path: `${index}.json` }))
      const query = terms.map(([negated, term]) => (negated ? '!' : '') + term).join(' ')
      const expected = all.filter(({ row }) =>
        terms.every(([negated, term]) => negated !== plainly(row, term)),
      )
      expect(found(all, query)).toEqual(expected.map(({ row }) => row.path))
    }),
    { numRuns: 500 },
  )
})

function plainly({ prompt, answer, model }: Row, term: string): boolean {
  const has = (text: string, word: string): boolean =>
    text.split(/\s+/).join(' ').toLowerCase().includes(word)
  switch (term) {
    case 'rain':
      return has(prompt, 'rain') || has(answer, 'rain')
    case '"rain spain"':
      return has(prompt, 'rain spain') || has(answer, 'rain spain')
    case 'answer:été':
      return has(answer, 'été')
    case 'prompt:RAIN':
      return has(prompt, 'rain')
    case 'model:gpt-4o':
      return has(model, 'gpt-4o')
    default:
      return model === 'llama'
  }
}

describe('numbers', () => {
  const small = madeEntry({ path: 'small', bytes: 900, streaming: true, chunks: 12 })
  const large = madeEntry({ path: 'large', bytes: 100_001, streaming: false, chunks: 0 })

  test('a size is compared in bytes, chunks only where an answer was streamed', () => {
    expect(found([small, large], 'size:>100kB')).toEqual(['large'])
    expect(found([small, large], 'size:<=100kB')).toEqual(['small'])
    expect(found([small, large], '!size:..1kB')).toEqual(['large'])
    expect(found([small, large], 'chunks:10..50')).toEqual(['small'])
    expect(found([small, large], 'chunks:<50')).toEqual(['small'])
    expect(found([small, large], 'chunks:0')).toEqual([])
  })
})

test('is:tool finds calls of tools, whatever the provider calls the end', () => {
  const calling = madeEntry({ path: 'calling', finishReason: 'STOP' }, { calls: ['look_up({})'] })
  const plain = madeEntry({ path: 'plain', finishReason: 'tool_calls' })
  expect(found([calling, plain], 'is:tool')).toEqual(['calling'])
  expect(found([calling, plain], '!is:tool')).toEqual(['plain'])
})
