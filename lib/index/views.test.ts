import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangeMark } from '#lib/entry/change-mark'
import type { Entry } from '#lib/entry/row'
import { readAddress } from '#lib/list/address'
import { madeEntry } from '#lib/testing/made-entry'
import { encodeEntries } from './encode'
import { RecordingIndex } from './recording-index'
import { Views } from './views'

const entry = fc
  .record({
    path: fc.constantFrom('a/1', 'a/2', 'a/3', 'b/4', 'b/5'),
    testId: fc.constantFrom(null, 't.py::one[x]', 't.py::one[y]', 't.py::two', 'u.py::one[x]'),
    model: fc.constantFrom('', 'x', 'gpt'),
    chunks: fc.nat(3),
    bytes: fc.nat(3),
    prompt: fc.constantFrom('', 'rain', 'sun and rain'),
    answer: fc.constantFrom('', 'rain', 'sun'),
  })
  .map((row) => madeEntry(row, { user: [row.prompt], answer: [row.answer] }))
const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('add' as const), entries: fc.array(entry, { maxLength: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('remove' as const), path: fc.constantFrom('a/1', 'b/4') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('mark' as const), path: fc.constantFrom('a/2', 'b/5') }),
  },
)
const address = fc
  .record({
    q: fc.constantFrom('', '', 'rain', 'model:gpt', 'is:changed', 'sun'),
    sort: fc.constantFrom('', '-chunks', 'size', 'model', 'answer'),
    group: fc.constantFrom('test', 'model', 'none'),
  })
  .map((search) => readAddress(new URLSearchParams(search)))

test('what is kept from one change to the next gives the same answers as what is made anew', () => {
  const window = { offset: 0, limit: 100, near: ['a/2'] }
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.array(address, { maxLength: 4 }),
      (changes, addresses) => {
        const index = new RecordingIndex()
        const views = new Views(index)
        for (const [number, made] of changes.entries()) {
          if (made.type === 'add') add(index, made.entries)
          else if (made.type === 'remove') index.remove(made.path)
          else index.mark(new Map([[made.path, MARK]]))
          index.settle()
          const now = { ...views.now, version: String(number) }
          views.publish(now)
          const [first] = index.entries()
          if (first && number % 2 === 1) views.rehearse(first)
          const anew = new Views(index)
          anew.publish(now)
          for (const one of addresses) expect(views.list(one, window)).toEqual(anew.list(one, window))
        }
      },
    ),
    { numRuns: 200 },
  )
})

const MARK: ChangeMark = { status: 'changed', facets: ['answer'] }

function add(index: RecordingIndex, entries: readonly Entry[]): void {
  const last = new Map(entries.map((one) => [one.row.path, one]))
  const facts = ({ row }: Entry) => ({ path: row.path, size: row.bytes, modified: 0, changed: 0 })
  index.add(encodeEntries([...last.values()].map((one) => ({ entry: one, facts: facts(one), readAt: 5000 }))))
}
