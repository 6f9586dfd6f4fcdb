import { describe, expect, test } from 'vitest'
import type { Entry } from '#lib/entry/row'
import { wordsByPart } from '#lib/query/words-by-part'
import { madeEntry } from '#lib/testing/made-entry'
import { foldsText, parseFolds, withFold } from './fold-state'
import type { Grouping, Line } from './line'
import { linesOf, shapeOf } from './lines'
import { entriesIn, orderOf } from './order'
import { shownLine } from './shown-line'
import { DEFAULT_SORT } from './sort'

const FILE = 'tests/integration/responses/test_search.py'

function made(test: string | null, more: Parameters<typeof madeEntry>[0] = {}, folder = 'responses'): Entry {
  const name = `${test}${JSON.stringify(more)}`.length.toString(16).padStart(8, '0')
  const path = `tests/integration/${folder}/recordings/${name}.json`
  return madeEntry({
    path,
    testId: test && `${FILE}::${test}`,
    hash: { name, computed: null, verdict: 'match' },
    ...more,
  })
}

function view(entries: readonly Entry[], grouping: Grouping = 'test', folds = ''): Line[] {
  const sorted = entriesIn(entries, orderOf(entries, DEFAULT_SORT))
  return linesOf(sorted, grouping, parseFolds(folds)).map((line) =>
    shownLine(line, wordsByPart({ terms: [] })),
  )
}

function drawn(lines: readonly Line[]): string[] {
  return lines.map((line) => {
    const indent = '  '.repeat(line.level)
    if (line.type === 'group') {
      const arrow = line.isFolded ? '>' : 'v'
      const { before, name } = line.label
      return [`${indent}${arrow} ${before}${name} ${line.count}`, ...line.details].join(' ')
    }
    const parameters = line.parameters.map((parameter) => `[${parameter}]`)
    return indent + ['-', line.label?.name, ...parameters, line.file].filter((part) => part).join(' ')
  })
}

const variants = [
  made('test_filter[client-txt=openai/gpt-4o-region=us]'),
  made('test_filter[client-txt=openai/gpt-4o-region=europe]'),
]

describe('by test', () => {
  test('the function’s line has what all variants share; no line has the model, which has a column', () => {
    expect(drawn(view(variants))).toEqual([
      'v responses/test_search.py 2',
      '  v test_filter 2 client',
      '    - [region=europe]',
      '    - [region=us]',
    ])
  })

  test('a function with one recording is one row', () => {
    expect(drawn(view([made('TestX::test_one[client]')]))).toEqual([
      'v responses/test_search.py 1',
      '  - test_one [client]',
    ])
  })

  test('recordings without a test have a group for their folder', () => {
    const lines = view([made(null, {}, 'common'), ...variants])
    expect(drawn(lines).slice(0, 3)).toEqual([
      'v common/recordings/ 1',
      '  -',
      'v responses/test_search.py 2',
    ])
  })

  test('an unreadable file is a row in its folder, with the reason in place of the answer', () => {
    const reason = 'line 7, column 1: expected a value'
    const broken = made(null, { kind: 'unreadable', reason, model: '', prompt: '' }, 'broken')
    const [group, row] = view([broken])
    expect(group).toMatchObject({ unreadable: 1, verdicts: { match: 0 } })
    expect(row).toMatchObject({ kind: 'unreadable', answer: { lane: 'error', text: reason } })
  })

  test('groups count their verdicts', () => {
    const hash = { name: 'x', computed: null, verdict: 'mismatch' } as const
    const [group] = view([...variants, made('test_filter[client]', { hash })])
    expect(group).toMatchObject({ count: 3, verdicts: { match: 2, mismatch: 1, older: 0 } })
  })

  test('groups follow the order of their first recording', () => {
    const entries = [made('test_b[x]', { chunks: 9 }), made('test_a[x]', { chunks: 1 })]
    const lines = linesOf(entries, 'test', parseFolds(''))
    expect(lines.slice(1).map((line) => line.type === 'entry' && line.entry.row.chunks)).toEqual([9, 1])
  })
})

test('by model, a function’s line has its file', () => {
  expect(drawn(view(variants, 'model'))).toEqual([
    'v gpt-4o 2',
    '  v test_filter 2 client responses/test_search.py',
    '    - [region=europe]',
    '    - [region=us]',
  ])
})

test('without groups, each row has its whole test name', () => {
  expect(drawn(view(variants.slice(0, 1), 'none'))).toEqual([
    '- test_filter [client] [region=us] responses/test_search.py',
  ])
})

describe('folding', () => {
  const many = Array.from({ length: 201 }, (_, index) =>
    madeEntry({ path: `${index}`, testId: `${FILE}::test_${index % 3}[${index}]` }),
  )

  test('a long list starts with its functions folded, a short one open', () => {
    expect(drawn(view(many))).toEqual([
      'v responses/test_search.py 201',
      '  > test_0 67',
      '  > test_1 67',
      '  > test_2 67',
    ])
    expect(view(many.slice(0, 200)).length).toBe(1 + 3 + 200)
  })

  test('a chosen fold reverses a group’s default, and can be taken back', () => {
    for (const entries of [many, variants]) {
      const group = view(entries)[1]
      if (group?.type !== 'group') throw new Error('the second line is a group')
      const once = foldsText(withFold(parseFolds(''), group))
      expect(view(entries, 'test', once)[1]).toMatchObject({ isFolded: !group.isFolded })
      expect(foldsText(withFold(parseFolds(once), group))).toBe('')
    }
  })

  test('a fold chosen while the list was short still folds and unfolds when it is long', () => {
    const group = { id: 'abc', isFoldedByDefault: true }
    const state = withFold(parseFolds('abc'), group)
    expect(foldsText(state)).toBe('~abc')
    expect(foldsText(withFold(state, group))).toBe('')
  })
})

test('the shape alternates runs of groups and rows', () => {
  const all = [...variants, made('test_x')]
  const sorted = entriesIn(all, orderOf(all, DEFAULT_SORT))
  expect(shapeOf(linesOf(sorted, 'test', parseFolds('')))).toEqual([2, 3])
  expect(shapeOf(linesOf(sorted, 'none', parseFolds('')))).toEqual([0, 3])
  expect(shapeOf([])).toEqual([0])
})
