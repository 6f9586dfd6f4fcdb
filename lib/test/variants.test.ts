import { expect, it } from 'vitest'
import { madeEntry } from '#lib/testing/made-entry'
import { recordingsByTest } from './members'
import { variantTable } from './variants'

const TEST = 'tests/test_a.py::test_a'

it('sets variants side by side: the most common of each column by itself, and what differs from it', () => {
  const usage = (output: number) => ({ input: 154, output, total: null })
  const entries = [
    madeEntry({ path: '1', testId: `${TEST}[x-m1]`, model: 'm1', answer: 'Saturn.', usage: usage(5) }),
    madeEntry({ path: '2', testId: `${TEST}[x-m2]`, model: 'm2', answer: 'Saturn.', usage: usage(6) }),
    madeEntry({ path: '3', testId: `${TEST}[x-m3]`, model: 'm3', answer: 'Saturn.', usage: usage(5) }),
    madeEntry({ path: '4', testId: `${TEST}[x-m3]`, model: 'm3', answer: 'Saturn.', usage: usage(9) }),
    madeEntry({
      path: '5',
      testId: `${TEST}[x-m3]`,
      model: 'm3',
      answer: 'Uranus.',
      usage: usage(9),
      finishReason: 'length',
    }),
    madeEntry({ path: '6', testId: `${TEST}[x-m4]`, model: 'm4', answer: 'Saturn.', usage: usage(5) }),
    madeEntry({ path: '7', testId: `${TEST}_other[x]`, answer: 'Port.' }),
  ]
  const table = variantTable(recordingsByTest(entries), `${TEST}[x-m2]`)
  expect(table).toMatchObject({ id: TEST, recordings: 6, omitted: 0 })
  expect(table?.common.answer.values).toEqual([{ text: 'Saturn.', count: 1, isCommon: false }])
  expect(table?.variants.map(({ model, recordings, isCommon }) => [model, recordings, isCommon])).toEqual([
    ['m1', 1, true],
    ['m2', 1, false],
    ['m3', 3, false],
    ['m4', 1, true],
  ])
  const third = table?.variants[2]
  expect(third?.cells.answer).toEqual({
    isCommon: false,
    omitted: 0,
    values: [
      { text: 'Saturn.', count: 2, isCommon: true },
      { text: 'Uranus.', count: 1, isCommon: false },
    ],
  })
  expect(third?.cells.finish.values.map(({ text }) => text)).toEqual(['stop', 'length'])
  expect(third?.cells.usage.values.map(({ text }) => text)).toEqual(['154 in, 5–9 out'])
  expect(third?.cells.problems.isCommon).toBe(true)
  expect(variantTable(recordingsByTest(entries), 'nothing')).toBeNull()
})

it('calls no cells equal that hold a value more often, or differ late in a long text', () => {
  const long = 'ring '.repeat(200)
  const made = (path: string, variant: string, ...answer: string[]) =>
    madeEntry({ path, testId: `${TEST}[${variant}]` }, { answer, calls: ['count({})'] })
  const entries = [
    made('1', 'a', `${long}seven`, 'No.'),
    made('2', 'b', `${long}seven`, 'No.'),
    made('3', 'c', `${long}eight`, 'No.'),
    made('4', 'd', `${long}seven`, 'Yes.'),
    made('5', 'e', `${long}seven`, 'No.'),
    made('6', 'e', `${long}seven`, 'No.'),
  ]
  const variants = variantTable(recordingsByTest(entries), TEST)?.variants ?? []
  expect(variants.map(({ isCommon }) => isCommon)).toEqual([true, true, false, false, false])
  expect(variants[2]?.cells.answer.values[0]?.text).toMatch(/^….* eight$/)
  expect(variants[4]?.cells.calls).toEqual({
    isCommon: false,
    omitted: 0,
    values: [{ text: 'count({})', count: 2, isCommon: true }],
  })
})

it('calls no variants equal whose answers differ beside their texts', () => {
  const made = (path: string, variant: string, ...rest: string[]) =>
    madeEntry({ path, testId: `${TEST}[${variant}]`, answer: 'Saturn.' }, { answer: ['Saturn.'], rest })
  const entries = [made('1', 'a'), made('2', 'b'), made('3', 'c', 'unsafe: weapons')]
  const table = variantTable(recordingsByTest(entries), TEST)
  expect(table?.columns).toContain('other')
  expect(table?.variants.map(({ isCommon }) => isCommon)).toEqual([true, true, false])
  expect(table?.variants[2]?.cells.other.values.map(({ text }) => text)).toEqual(['unsafe: weapons'])
  expect(variantTable(recordingsByTest(entries.slice(0, 2)), TEST)?.columns).not.toContain('other')
})
