import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { madeEntry } from '#lib/testing/made-entry'
import { type Completion, completionsOf } from './completion'
import { entriesPassing, testsOf } from './match'
import { parseQuery } from './query'

const entries = [
  madeEntry({ path: 'a/recordings/1.json', model: 'gpt-4o', finishReason: 'stop', prompt: 'rain' }),
  madeEntry({ path: 'a/recordings/2.json', model: 'gpt-4o-mini', finishReason: 'length' }),
  madeEntry({ path: 'b/recordings/3.json', model: 'Qwen/Qwen3 0.6B', finishReason: null }),
  madeEntry(
    {
      path: 'b/recordings/4.json',
      model: 'x|y',
      testId: 'tests/integration/b/test_c.py::test_rain[a-b]',
      hash: { name: 'd', computed: 'e', verdict: 'mismatch' },
    },
    { calls: ['get_weather({})', 'search({})'] },
  ),
]

function at(marked: string): ReturnType<typeof completionsOf> {
  const caret = marked.includes('^') ? marked.indexOf('^') : marked.length
  return completionsOf(entries, marked.replace('^', ''), caret)
}

const inserts = (marked: string): string[] => at(marked).items.map(({ insert }) => insert)

function taken(text: string, { start, end }: { start: number; end: number }, item: Completion): string {
  return text.slice(0, start) + item.insert + text.slice(end)
}

describe('a word', () => {
  test('may become a field, a state, or a value of a field', () => {
    expect(inserts('mod')).toEqual(['model:'])
    expect(inserts('str')).toEqual(['is:stream '])
    expect(inserts('mini')).toEqual(['model:gpt-4o-mini '])
    expect(inserts('sea')).toEqual(['tool:search '])
  })

  test('that starts no name is only text', () => {
    expect(inserts('tomorrow')).toEqual([])
    expect(inserts('"mod')).toEqual([])
    expect(inserts('answer:mod')).toEqual([])
  })

  test('an empty place offers the fields', () => {
    expect(inserts('')).toContain('model:')
    expect(inserts('rain ^')).toContain('finish:')
  })
})

describe('the value of a field', () => {
  test('is offered with its number of recordings, highest first', () => {
    expect(at('finish:').items).toMatchObject([
      { name: 'stop', count: 2 },
      { name: 'length', count: 1 },
      { name: 'none', count: 1 },
    ])
  })

  test('is counted together with the other terms of the query', () => {
    expect(at('rain finish:').items).toMatchObject([{ name: 'stop', count: 2 }])
    expect(at('model:^ finish:length').items).toMatchObject([{ name: 'gpt-4o-mini', count: 1 }])
  })

  test('is exact where it would find another value too, and in quotes where needed', () => {
    expect(inserts('model:')).toEqual(['"Qwen/Qwen3 0.6B" ', '=gpt-4o ', 'gpt-4o-mini ', '"x|y" '])
    expect(inserts('model:=gpt')).toEqual(['gpt-4o ', 'gpt-4o-mini '])
    expect(inserts('model:"qwen/')).toEqual(['"Qwen/Qwen3 0.6B" '])
  })

  test('is counted as an exclusion after !', () => {
    expect(at('!model:mini').items).toMatchObject([{ before: '!model:', insert: 'gpt-4o-mini ', count: 3 }])
    expect(at('!min').items).toMatchObject([{ before: '!model:', insert: 'model:gpt-4o-mini ', count: 3 }])
  })

  test('joins alternatives, and leaves the text around it as it was typed', () => {
    const text = 'Model:MINI|qw is:stream'
    const found = at('Model:MINI|qw^ is:stream')
    expect(found.items.map((item) => taken(text, found, item))).toEqual([
      'Model:MINI|"Qwen/Qwen3 0.6B" is:stream',
    ])
    expect(at('model:mini|qw').items).toMatchObject([{ count: 2 }])
  })

  test('of a test or path can be one part of it', () => {
    expect(at('test:rain').items).toMatchObject([{ name: 'test_rain', count: 1 }])
    expect(at('path:a/').items).toMatchObject([{ name: 'a/recordings/', count: 2 }, {}, {}])
  })

  test('has the place of the typed text, in any case', () => {
    expect(at('model:QWEN3').items).toMatchObject([{ matches: [{ start: 5, end: 10 }] }])
  })
})

const typed = fc
  .array(
    fc.constantFrom(
      'model:',
      '!',
      'gpt',
      '|',
      '=',
      '"',
      ' ',
      'finish:',
      'is:',
      'st',
      'test:',
      'rain',
      'tool:',
      'path:a',
      'n',
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''))

test('a value stays apart from a term that was typed right behind its quotes', () => {
  const found = completionsOf(entries, 'tool:""model:', 5)
  const [first] = found.items
  expect(first && taken('tool:""model:', found, first)).toMatch(/ model:$/)
})

test('taking a completion gives a query that finds the number of recordings it showed', () => {
  fc.assert(
    fc.property(typed, fc.nat(40), (text, place) => {
      const caret = Math.min(place, text.length)
      const found = completionsOf(entries, text, caret)
      for (const item of found.items) {
        if (item.count === null) continue
        const query = taken(text, found, item)
        expect(entriesPassing(entries, testsOf(parseQuery(query))), query).toHaveLength(item.count)
      }
    }),
    { numRuns: 3000 },
  )
})
