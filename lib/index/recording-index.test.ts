import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry, Row } from '#lib/entry/row'
import { TEXT_FIELDS } from '#lib/query/field-lists'
import type { TextField } from '#lib/query/fields'
import { findPlainly } from '#lib/query/match'
import { PARTS } from '#lib/query/search-parts'
import { partsOf } from '#lib/query/words-by-part'
import { madeEntry } from '#lib/testing/made-entry'
import { encodeEntries } from './encode'
import { RecordingIndex } from './recording-index'

function added(index: RecordingIndex, entries: readonly Entry[]): void {
  const read = entries.map((entry) => ({
    entry,
    facts: { path: entry.row.path, size: entry.row.bytes, modified: 0, changed: 0 },
    readAt: 5000,
  }))
  index.add(encodeEntries(read))
}

function plain(entry: Entry): unknown {
  return JSON.parse(JSON.stringify({ row: entry.row, texts: entry.texts }))
}

function sorted(entries: readonly Entry[]): unknown[] {
  return [...entries].sort((a, b) => (a.row.path < b.row.path ? -1 : 1)).map(plain)
}

const piece = fc.constantFrom(
  'a',
  'B',
  'ab',
  ' ',
  '\n',
  '’',
  '°C',
  '"',
  '\u0000',
  '🦊',
  '\ud83d',
  '\ufffd',
  'Σς',
  'İ',
)
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
const texts = fc.array(text, { maxLength: 3 })
const entry = fc
  .record({
    path: fc.constantFrom('1', '2', '3', '4', '5'),
    prompt: text,
    testId: fc.option(text),
    texts: fc.record(Object.fromEntries(PARTS.map((part) => [part, texts]))),
  })
  .map((made) => madeEntry({ path: made.path, prompt: made.prompt, testId: made.testId }, made.texts))
const change = fc.oneof(
  fc.record({
    type: fc.constant('add' as const),
    entries: fc.uniqueArray(entry, { selector: ({ row }) => row.path, maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('remove' as const), path: fc.constantFrom('1', '2', '3') }),
  fc.record({ type: fc.constant('join' as const) }),
)
const field = fc.constantFrom(null, ...TEXT_FIELDS)

test('adding, changing, removing and joining in any order gives the right entries, and finds what a plain search finds', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.array(fc.tuple(text, field), { maxLength: 5 }),
      (changes, words) => {
        const index = new RecordingIndex()
        const model = new Map<string, Entry>()
        const expectFound = (word: string, of: TextField | null): void => {
          const folded = word.toLowerCase().replace(/\s+/g, ' ').replaceAll('ς', 'σ')
          // As it is typed: each letter searches what the last one found.
          for (let length = 0; length <= folded.length; length++) {
            const typed = folded.slice(0, length)
            const found = index.entries().filter(index.find(typed, partsOf(of)))
            const expected = [...model.values()].filter(findPlainly(typed, partsOf(of)))
            expect(sorted(found)).toEqual(sorted(expected))
          }
        }
        for (const made of changes) {
          if (made.type === 'add') {
            added(index, made.entries)
            for (const one of made.entries) model.set(one.row.path, one)
          } else if (made.type === 'remove') {
            expect(index.remove(made.path)).toBe(model.delete(made.path))
          } else index.join()
          // What a word was found in is kept, but not after a change.
          for (const [word, of] of words) expectFound(word, of)
        }
        expect(sorted(index.entries())).toEqual(sorted([...model.values()]))
      },
    ),
    { numRuns: 200 },
  )
})

test('the row of an entry is complete in its JSON', () => {
  const index = new RecordingIndex()
  const row: Partial<Row> = { prompt: 'one', answer: 'two', toolCalls: [{ name: 'f', arguments: '{}' }] }
  const made = madeEntry(row, { calls: ['f({})'] })
  added(index, [made])
  const [entry] = index.entries()
  expect(JSON.stringify(entry?.row)).toBe(JSON.stringify(made.row))
  expect(entry?.tools).toEqual(['f'])
})
