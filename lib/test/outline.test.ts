import { describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entry/row'
import { NO_TURN, type Turn } from '#lib/entry/turn'
import { functionOf } from '#lib/exchange/test-id'
import { madeEntry } from '#lib/testing/made-entry'
import { UNKNOWN } from './alike'
import { membersOf, recordingsByTest, testKey } from './members'
import { testOutline } from './outline'
import { testStrip } from './strip'

const TEST = 'tests/test_a.py::test_a'

function entry(path: string, turn: Partial<Turn> = {}, row: Parameters<typeof madeEntry>[0] = {}): Entry {
  return { ...madeEntry({ path, testId: TEST, ...row }), turn: { ...NO_TURN, ...turn } }
}

const outlineOf = (entries: readonly Entry[], key = TEST, open = ''): ReturnType<typeof testOutline> =>
  testOutline(recordingsByTest(entries), { key, open }, [])

describe('the address of a test', () => {
  it('is its id, and a digest where an address cannot hold it', () => {
    expect(testKey('a.py::test_a[x%2Fy-é]')).toBe('a.py::test_a[x%2Fy-é]')
    for (const id of ['', '..', '~a', 'a\nb', '\ud800', 'x'.repeat(10_000)])
      expect(testKey(id)).toMatch(/^~\w+$/)
    expect(testKey('a\nb')).not.toBe(testKey('a b'))
  })

  it('finds one variant, or all variants of a function', () => {
    const ids = [`${TEST}[b]`, `${TEST}[a]`, `${TEST}_other`, null, 'x'.repeat(10_000)]
    const tests = recordingsByTest(ids.map((testId, index) => madeEntry({ path: String(index), testId })))
    const found = (key: string) => membersOf(tests, key)?.byId
    expect([...(found(`${TEST}[a]`)?.keys() ?? [])]).toEqual([`${TEST}[a]`])
    expect([...(found(TEST)?.keys() ?? [])]).toEqual([`${TEST}[a]`, `${TEST}[b]`])
    expect([...(found(testKey('x'.repeat(10_000)))?.keys() ?? [])]).toEqual(['x'.repeat(10_000)])
    expect(membersOf(tests, 'nothing')).toBeNull()
    expect(functionOf(`${TEST}[a]`)).toBe(TEST)
  })
})

describe('runs that are nearly the same', () => {
  it('are folded with their count and the field that differs', () => {
    const asked = (path: string, parameters: Record<string, string>, said = 5) =>
      entry(path, { sent: [said], counts: [1], parameters })
    const outline = outlineOf([
      asked('a', { seed: '1', n: '2' }),
      asked('b', { seed: '2', n: '2' }),
      asked('c', { seed: '3', n: '2' }),
      asked('d', { seed: '1', n: '2' }, 6),
      asked('e', { seed: '1', n: '2' }),
      asked('f', { seed: '9', n: '9' }),
      asked('g', { seed: '1' }),
    ])
    expect(outline?.runs.map(({ calls }) => calls.map(({ path }) => path))).toEqual([['a'], ['f']])
    expect(outline?.runs[0]?.alike).toEqual([
      { field: 'seed', from: '1', to: ['2', '3'], runs: 2, recordings: 2, members: [] },
      { field: 'message 1', from: '', to: [''], runs: 1, recordings: 1, members: [] },
      { field: UNKNOWN, from: '', to: [''], runs: 1, recordings: 1, members: [] },
      { field: 'n', from: '2', to: [''], runs: 1, recordings: 1, members: [] },
    ])
    expect(outline?.allRuns).toBe(7)
  })

  it('tell an error from an answer, and are listed with what stands in place of a text', () => {
    const asked = { sent: [1], counts: [1] }
    const failed = entry('b', asked, { kind: 'error', error: 'Too many requests.' })
    const called = { ...entry('c', asked), texts: { ...entry('c').texts, calls: ['get_planet({})'] } }
    const alike = outlineOf([entry('a', asked), failed, called], TEST, 'a')?.runs[0]?.alike
    expect(alike?.map(({ field, from, to, members }) => [field, from, ...to, members[0]?.answer])).toEqual([
      ['kind', 'openai.chat.chunks', 'error', 'Too many requests.'],
      [UNKNOWN, '', '', 'get_planet({})'],
    ])
  })

  it('are the same request only where the hash says so', () => {
    const hashed = (path: string, computed: string) =>
      entry(path, { sent: [1], counts: [1] }, { hash: { name: path, computed, verdict: 'match' } })
    const outline = outlineOf([hashed('a', 'x'), hashed('b', 'y'), hashed('c', 'x')])
    expect(outline?.runs[0]?.alike.map(({ field }) => field)).toEqual([UNKNOWN, ''])
  })

  it('are compared in all of their calls, not in the first alone', () => {
    const run = (id: string, asked: readonly number[], parameters: Record<string, string> = {}) => [
      entry(`${id}1`, { sent: [1], counts: [1], gives: [id], parameters: { n: '1' } }),
      entry(`${id}2`, {
        sent: [1, ...asked],
        counts: [1, ...asked.map(() => 1)],
        holds: [[0, id]],
        parameters: { n: '1', previous_response_id: `"${id}"`, ...parameters },
      }),
    ]
    const outline = outlineOf([
      ...run('a', [2, 3]),
      ...run('b', [2, 3]),
      ...run('c', [2, 4]),
      ...run('d', [2, 3], { n: '2' }),
      ...run('e', [5, 6]),
    ])
    expect(outline?.runs.map(({ calls }) => calls[0]?.path)).toEqual(['a1', 'e1'])
    expect(outline?.runs[0]?.alike.map(({ field, to }) => [field, ...to])).toEqual([
      [UNKNOWN, ''],
      ['call 2: message 3', ''],
      ['call 2: n', '2'],
    ])
  })

  it('are none that cannot be read, and compare parameters of any name', () => {
    const unread = (path: string) => entry(path, {}, { kind: 'unreadable' })
    expect(outlineOf([unread('a'), unread('b')])?.runs).toHaveLength(2)
    const named = (path: string, variant: string) =>
      entry(path, { sent: [1], counts: [1], parameters: { variant, calls: variant } })
    expect(outlineOf([named('a', '1'), named('b', '2')])?.runs).toHaveLength(2)
  })

  it('are listed from where their prompts differ when they are opened', () => {
    const long = 'Task: decide whether what follows is safe, by the rules that were given before. '
    const outline = outlineOf(
      [
        entry('a', { sent: [1], counts: [1] }, { prompt: `${long}First text.`, answer: 'safe' }),
        entry('b', { sent: [2], counts: [1] }, { prompt: `${long}Second text.`, answer: 'unsafe' }),
      ],
      TEST,
      'a',
    )
    expect(outline?.runs[0]?.alike[0]?.members).toEqual([
      { path: 'b', testId: TEST, prompt: '…given before. Second text.', answer: 'unsafe' },
    ])
  })

  it('are not those with other calls, another endpoint or two fields that differ', () => {
    const first = { sent: [1], counts: [1], gives: ['x'], parameters: { a: '1', b: '1' } }
    const outline = outlineOf([
      entry('a', first),
      entry('b', { sent: [1, 2], counts: [1, 1], holds: [[1, 'x']] }),
      entry('c', { ...first, gives: [] }),
      entry('d', { ...first, gives: [] }, { endpoint: '/v1/responses' }),
      entry('e', { ...first, gives: [], parameters: { a: '2', b: '2' } }),
    ])
    expect(outline?.runs.map(({ calls }) => calls.map(({ path }) => path))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
      ['e'],
    ])
  })
})

it('sums up a test', () => {
  const usage = (input: number | null) => ({ input, output: 2, total: null })
  const outline = outlineOf([
    entry('a', {}, { usage: usage(10), chunks: 3 }),
    entry('b', {}, { usage: usage(null), chunks: 4, finishReason: 'length', problems: ['hash-mismatch'] }),
    entry('c', {}, { usage: null, chunks: 0 }),
  ])
  expect(outline).toMatchObject({
    recordings: 3,
    chunks: 7,
    usage: { input: 10, output: 4, total: null },
    finishes: [
      ['stop', 2],
      ['length', 1],
    ],
    problems: 1,
    variants: [{ id: TEST, recordings: 3 }],
  })
})

describe('the strip of a recording', () => {
  it('shows the calls of its run around it, and steps through all of the test', () => {
    const chain = Array.from({ length: 30 }, (_, index) =>
      entry(`${String(index).padStart(2, '0')}`, {
        sent: [index],
        gives: [`id${index}`],
        holds: index === 0 ? [] : [[0, `id${index - 1}`]],
      }),
    )
    const tests = recordingsByTest([...chain, entry('x', { sent: [99] })])
    const strip = testStrip(tests, { path: '20', testId: TEST })
    expect(strip).toMatchObject({
      recordings: 31,
      position: 21,
      previous: '19',
      next: '21',
      before: 17,
      after: 1,
      run: 1,
      runs: 2,
      evidence: ['id'],
    })
    expect(strip?.calls.map(({ path }) => path)).toHaveLength(12)
    expect(testStrip(tests, { path: 'x', testId: TEST })).toMatchObject({
      position: 31,
      previous: '29',
      next: null,
    })
    expect(testStrip(tests, { path: 'y', testId: null })).toBeNull()
  })
})

it('what follows from the recordings of a test is kept while they are the same, and made anew with another one', () => {
  const one = [entry('a', { sent: [1] }), entry('b', { sent: [2] })]
  const other = madeEntry({ path: 'z', testId: 'tests/test_b.py::test_b' })
  const before = recordingsByTest([...one, other])
  const test = before.get(TEST)
  const after = recordingsByTest(
    [...one, madeEntry({ path: 'z', testId: 'tests/test_b.py::test_b' })],
    before,
  )
  expect(after.get(TEST)).toBe(test)
  expect(after.get('tests/test_b.py::test_b')).not.toBe(before.get('tests/test_b.py::test_b'))
  const more = recordingsByTest([...one, entry('c', { sent: [1] })], after)
  expect(more.get(TEST)?.entries).toHaveLength(3)
  expect(testOutline(more, { key: TEST, open: '' }, [])?.allRuns).toBe(3)
})

it('names the files of its suite of which nobody knows the test', () => {
  const unread = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path, suite: entry('x').row.suite }))
  const asked = { key: TEST, open: '' }
  const outline = testOutline(recordingsByTest([entry('x')]), asked, [
    ...unread,
    { path: 'g', suite: 'other' },
  ])
  expect([outline?.unreadable, outline?.unreadableCount]).toEqual([['a', 'b', 'c', 'd', 'e'], 6])
})

it('does not call messages dropped that the server keeps, or that a judge does not need', () => {
  const first = entry('a', { sent: [1, 2], counts: [1, 1], gives: ['r1'] })
  const next = (parameters: Record<string, string>): Entry =>
    entry('b', { sent: [3], holds: [[0, 'r1']], parameters })
  const dropped = (second: Entry): unknown => outlineOf([first, second])?.runs[0]?.calls[1]?.dropped
  expect(dropped(next({}))).toEqual([0, 1])
  expect(dropped(next({ previous_response_id: '"r1"' }))).toEqual([])
})
