import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane } from '#lib/message/message'
import type { ListedDelta } from '#lib/message/stream'
import { BAR_HEIGHT, chunkAt, placeOf, stripsOf, structureOf, ticksOf } from './timeline-geometry'

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
  it('has one for each lane with text and one for all tool calls, in a fixed order', () => {
    const deltas = [delta(0, 'role'), delta(1, 'text', 4), delta(2, 'tool:0'), delta(3, 'tool:1', 9)]
    expect(stripsOf(deltas, 4).map(({ name, chunks }) => [name, chunks])).toEqual([
      ['text', 1],
      ['tool', 2],
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
