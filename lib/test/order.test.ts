import { describe, expect, it } from 'vitest'
import { NO_TURN, type Turn } from '#lib/entry/turn'
import { madeEntry } from '#lib/testing/made-entry'
import { APIS, parentsAmong, playedOn, scriptOf } from '#lib/testing/scripted-agent'
import { runsOf } from './order'

const RUNS = Array.from({ length: 40 }, (_, seed) => seed + 1)

describe('the order of the calls of a test', () => {
  it.each(APIS)('is that of the agent that made them: %s', (api) => {
    for (const seed of RUNS) {
      const { entries, parents } = playedOn(api, scriptOf(seed), seed)
      expect({ seed, parents: parentsAmong(entries, runsOf(entries)) }).toEqual({ seed, parents })
    }
  })

  it('labels calls by their depth, with letters where several have it', () => {
    const entry = (path: string, gives: string[], holds: string[]) => ({
      ...madeEntry({ path }),
      turn: { ...NO_TURN, sent: [1], gives, holds: holds.map((id) => [0, id] as const) },
    })
    const entries = [
      entry('d', [], ['b']),
      entry('a', ['a'], []),
      entry('c', [], ['a']),
      entry('b', ['b'], ['a']),
    ]
    const [run] = runsOf(entries)
    expect(run?.calls.map(({ label, entry: { row } }) => `${label} ${row.path}`)).toEqual([
      '1 a',
      '2a c',
      '2b b',
      '3 d',
    ])
  })

  it('begins somewhere when hints go round in a circle, and keeps every recording once', () => {
    const circle = ['a', 'b', 'c'].map((path, index, all) => ({
      ...madeEntry({ path }),
      turn: { ...NO_TURN, sent: [index], gives: [path], holds: [[0, all[(index + 2) % 3] ?? ''] as const] },
    }))
    const runs = runsOf(circle)
    expect(runs.flatMap(({ calls }) => calls.map(({ entry }) => entry.row.path)).sort()).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(runs).toHaveLength(1)
    expect(runs[0]?.isCircular).toBe(true)
    expect(runsOf(circle.slice(0, 2)).some(({ isCircular }) => isCircular)).toBe(false)
  })

  it('takes an answer inside other words as the last hint, and none that only repeats its request', () => {
    const asks = (path: string, prompt: string, answer: string) => ({
      ...madeEntry({ path, prompt, answer }),
      turn: { ...NO_TURN, said: [[answer.length, answer.length] as const] },
    })
    const said = 'The rings of Saturn are made of ice.'
    const runs = runsOf([
      asks('a', `Is this safe? ${said}`, 'safe'),
      asks('b', 'What are the rings made of?', said),
    ])
    expect(runs.map(({ calls }) => calls.map(({ entry, by }) => [entry.row.path, by]))).toEqual([
      [
        ['b', null],
        ['a', 'words'],
      ],
    ])
    expect(runsOf([asks('a', `Say: ${said}`, said), asks('b', `Say: ${said}`, said)])).toHaveLength(2)
  })

  it('tells runs that say the same apart by the ids of their calls', () => {
    const call = (path: string, sent: number[], said: number, ids: string[], gives: string[] = []) => ({
      ...madeEntry({ path }),
      turn: {
        ...NO_TURN,
        sent,
        gives,
        said: [[said, 30] as const],
        holds: ids.map((id) => [1, id] as const),
      },
    })
    const entries = ['x', 'y'].flatMap((id) => [
      call(`${id}1`, [1], 2, [], [id]),
      call(`${id}2`, [1, 2, 3], 4, [id]),
      call(`${id}3`, [1, 2, 3, 4, 5], 6, [id]),
    ])
    expect(runsOf(entries).map(({ calls }) => calls.map(({ entry }) => entry.row.path))).toEqual([
      ['x1', 'x2', 'x3'],
      ['y1', 'y2', 'y3'],
    ])
  })

  it('counts as repeated only what the call before holds', () => {
    const first = {
      ...madeEntry({ path: 'a' }),
      turn: { ...NO_TURN, sent: [1], counts: [1], said: [[2, 40] as const], gives: ['x'] },
    }
    const changed = {
      ...madeEntry({ path: 'b' }),
      turn: { ...NO_TURN, sent: [1, 9, 3], counts: [1, 1, 1], holds: [[1, 'x'] as const] },
    }
    const [run] = runsOf([first, changed])
    // The answer was changed before it was sent again, so it is shown.
    expect(run?.calls[1]?.repeated).toBe(1)
  })

  it('shows a message that is sent once more, and counts an answer as repeated once', () => {
    const sent = (path: string, turns: number[], turn: Partial<Turn>) => ({
      ...madeEntry({ path }),
      turn: { ...NO_TURN, sent: turns, counts: turns.map(() => 1), ...turn },
    })
    const first = sent('a', [1, 5], { said: [[2, 40]], gives: ['x'] })
    const again = sent('b', [1, 5, 2, 5], { holds: [[2, 'x']] })
    const shorter = sent('c', [5, 2, 2], { holds: [[1, 'x']] })
    const [run] = runsOf([first, again, shorter])
    expect(run?.calls.map(({ repeated }) => repeated)).toEqual([0, 3, 2])
  })
})
