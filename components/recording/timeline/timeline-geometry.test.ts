import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane } from '#lib/message/message'
import type { ListedDelta } from '#lib/message/stream'
import { callNumbers, heightOf, rowAt, rowsOf } from './plot-rows'
import {
  BAR_HEIGHT,
  barOf,
  chunkAt,
  chunksPerBar,
  placeOf,
  stripsOf,
  structureOf,
  ticksOf,
} from './timeline-geometry'

const delta = (chunk: number, lane: Lane, characters = 0): ListedDelta => ({
  chunk,
  choice: 0,
  lane,
  pointer: '',
  of: '',
  start: 0,
  end: characters,
  note: '',
  name: '',
})

describe('strips', () => {
  it('has one for each lane with text, by choice, with the name of the tool for each call', () => {
    const call = { ...delta(2, 'tool:0'), name: 'look' }
    const other = { ...delta(5, 'text', 3), choice: 1 }
    const deltas = [
      delta(0, 'role'),
      other,
      delta(1, 'tool:1', 9),
      call,
      delta(3, 'text', 4),
      delta(4, 'text', 4),
    ]
    const strips = stripsOf(deltas, 6)
    expect(strips.map(({ key, name, tool, chunks, first }) => [key, name, tool, chunks, first])).toEqual([
      ['0 text', 'text', '', 2, 3],
      ['0 tool:0', 'tool', 'look', 1, 2],
      ['0 tool:1', 'tool', '', 1, 1],
      ['1 text', 'text', '', 1, 5],
    ])
    expect([...callNumbers(strips)]).toEqual([
      ['0 tool:0', 1],
      ['0 tool:1', 2],
    ])
  })

  it('draws one bar for several chunks where bars would be narrower than 2 px, as high as the longest', () => {
    expect([chunksPerBar(200, 490), chunksPerBar(1797, 490), chunksPerBar(5, 0)]).toEqual([1, 8, 5])
    const [strip] = stripsOf([delta(0, 'text', 1), delta(3, 'text', 100), delta(9, 'text', 25)], 10, 6)
    expect(strip?.path.match(/M/g)).toHaveLength(2)
    expect(strip?.path).toContain('V0')
    expect([barOf(3, 10, 4), barOf(9, 10, 4)]).toEqual([
      { first: 0, last: 3 },
      { first: 8, last: 9 },
    ])
  })

  it('draws other content on its own scale, so that it does not flatten the message', () => {
    const [text, rest] = stripsOf([delta(0, 'rest', 10_000), delta(1, 'text', 4), delta(2, 'rest', 2500)], 3)
    expect(text?.path).toContain('V0')
    expect(rest).toMatchObject({ name: 'rest', chunks: 2 })
    expect(rest?.path).toContain(`V${BAR_HEIGHT / 2}`)
  })

  it('draws heights by the square root of the characters, on one scale for all strips of a message', () => {
    const [reasoning, text] = stripsOf([delta(0, 'reasoning', 100), delta(1, 'text', 25)], 2)
    expect(reasoning?.path).toContain('V0')
    expect(text?.path).toContain(`V${BAR_HEIGHT / 2}`)
  })

  it('draws no bar where a chunk adds nothing', () => {
    expect(stripsOf([delta(0, 'tool:0', 0)], 1)[0]?.path).toBe('')
  })

  it('stays small for any number of chunks', () => {
    const deltas = Array.from({ length: 20_000 }, (_, chunk) => delta(chunk, 'text', chunk % 7))
    expect(stripsOf(deltas, 20_000)[0]?.path.length).toBeLessThan(40_000)
  })
})

describe('rows', () => {
  const kinds = (rows: ReturnType<typeof rowsOf>): string[] =>
    rows.map((row) =>
      row.kind === 'strip' ? row.strip.key : row.kind === 'more' ? row.words : `choice ${row.choice}`,
    )

  it('put the lanes of several choices under their numbers', () => {
    const deltas = [delta(0, 'text', 1), { ...delta(1, 'text', 1), choice: 1 }]
    const rows = rowsOf(stripsOf(deltas, 2))
    expect(kinds(rows)).toEqual(['choice 0', '0 text', 'choice 1', '1 text'])
    expect(rowAt(rows, 30)).toBe(rows[1])
    expect(rowAt(rows, heightOf(rows))).toBeUndefined()
  })

  it('fold many choices, and many calls, into a count that opens', () => {
    const choices = stripsOf(
      Array.from({ length: 64 }, (_, choice) => ({ ...delta(choice, 'text', 1), choice })),
      64,
    )
    expect(kinds(rowsOf(choices)).at(-1)).toBe('60 more choices')
    expect(rowsOf(choices)).toHaveLength(9)
    expect(kinds(rowsOf(choices, true)).at(-1)).toBe('show fewer')
    expect(rowsOf(choices, true)).toHaveLength(129)
    const calls = stripsOf(
      Array.from({ length: 20 }, (_, call) => delta(call, `tool:${call}`, 1)),
      20,
    )
    expect(kinds(rowsOf(calls)).at(-1)).toBe('12 more lanes')
  })
})

describe('axis', () => {
  it('numbers every chunk of a short stream, round ones and the last of a long one', () => {
    expect(ticksOf(3)).toEqual([0, 1, 2])
    expect(ticksOf(398)).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 397])
    expect(ticksOf(1399).at(-1)).toBe(1398)
  })

  it('has ascending ticks, few of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        const ticks = ticksOf(count)
        expect(ticks.length).toBeLessThanOrEqual(16)
        expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? 0))).toBe(true)
        expect(ticks.at(-1)).toBe(count - 1)
      }),
    )
  })

  it('finds the chunk at a chunk’s place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), fc.nat(), (count, any) => {
        const chunk = any % count
        expect(chunkAt(placeOf(chunk, count), count)).toBe(chunk)
      }),
    )
    expect([chunkAt(-1, 5), chunkAt(2, 5)]).toEqual([0, 4])
  })
})

describe('structure', () => {
  it('has letters; those of one chunk and of close neighbours are grouped', () => {
    const deltas = [delta(0, 'role'), delta(396, 'finish'), delta(397, 'usage')]
    expect(structureOf(deltas, 398).marks.map(({ letters }) => letters)).toEqual(['A', 'F U'])
    const short = [delta(1, 'role'), delta(1, 'finish'), delta(2, 'usage')]
    expect(structureOf(short, 3).marks.map(({ letters }) => letters)).toEqual(['A F', 'U'])
  })

  it('draws a letter once for thousands of chunks', () => {
    const deltas = Array.from({ length: 5000 }, (_, chunk) => delta(chunk, 'other'))
    expect(structureOf(deltas, 5000).marks.map(({ letters }) => letters)).toEqual(['–'])
  })
})
