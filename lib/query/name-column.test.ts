import { expect, test } from 'vitest'
import type { Entry } from '#lib/entry/row'
import { sameEntries } from '#lib/entry/same-entries'
import { madeEntry } from '#lib/testing/made-entry'
import { keepColumns, nameColumn } from './name-column'

const FIELDS = ['model', 'problem'] as const

/** The names of each entry, as a column has them. */
function namesIn(entries: readonly Entry[], field: (typeof FIELDS)[number]): string[][] {
  const { names, first, others } = nameColumn(entries, field)
  return entries.map((_, index) =>
    [first[index] ?? -1, ...(others.get(index) ?? [])].map((number) => names[number] ?? ''),
  )
}

test('columns of a list that come from those of the list before have the same names as new ones', () => {
  let seed = 11
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return (seed >>> 8) % below
  }
  const problems = ['hash-mismatch', 'other-form', 'not-utf8'] as const
  const made = (path: string): Entry =>
    madeEntry({ path, model: `m${next(4)}`, problems: problems.filter(() => next(2) === 0) })
  let entries = Array.from({ length: 40 }, (_, index) => made(`p${index}`))
  for (const field of FIELDS) namesIn(entries, field)
  for (let round = 0; round < 60; round++) {
    const before = entries
    const kept = before.filter(() => next(9) > 0).map((one) => (next(8) > 0 ? one : made(one.row.path)))
    const changed = kept.filter((one) => before.includes(one) && next(9) === 0)
    // As the index does, which is told of other recordings of a request.
    for (const { row } of changed) Object.assign(row, { problems: [problems[next(3)]] })
    entries = [...kept, ...Array.from({ length: next(4) }, (_, index) => made(`r${round}-${index}`))]
    keepColumns(before, sameEntries(before, entries, new Set(changed)), entries)
    for (const field of FIELDS) expect(namesIn(entries, field)).toEqual(namesIn([...entries], field))
  }
})
