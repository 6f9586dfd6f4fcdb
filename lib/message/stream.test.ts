import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delta, Lane } from './message'
import {
  chunkOfOffset,
  isTextLane,
  type LaneIndex,
  laneKey,
  packDeltas,
  rangeOfChunk,
  unpackDeltas,
} from './stream'

const lanes: Lane[] = ['text', 'reasoning', 'refusal', 'tool:0', 'tool:1', 'role', 'finish', 'other']

/** Deltas of chunks in order, one or more for each chunk. */
const streams = fc
  .array(
    fc.array(
      fc.record({
        choice: fc.nat(1),
        lane: fc.constantFrom(...lanes),
        text: fc.string({ maxLength: 6 }),
        pointer: fc.constantFrom('', '/a', '/b/0'),
      }),
      { maxLength: 3 },
    ),
    { maxLength: 30 },
  )
  .map((chunks) => chunks.flatMap((deltas, chunk): Delta[] => deltas.map((delta) => ({ chunk, ...delta }))))

const textOf = (deltas: readonly Delta[], { choice, lane }: LaneIndex): string =>
  deltas
    .filter((delta) => delta.choice === choice && delta.lane === lane)
    .map(({ text }) => text)
    .join('')

describe('packing deltas', () => {
  it('tells rest by its path, and lists once what all chunks say alike', () => {
    const rest = (chunk: number, of: string, text: string): Delta => ({
      ...{ chunk, choice: 0, lane: 'rest', text, pointer: of, of },
    })
    const text: Delta = { chunk: 1, choice: 0, lane: 'text', text: 'Hi', pointer: '/t' }
    const deltas = [rest(0, '/v', '2'), rest(0, '/n', 'ha'), rest(1, '/v', '2'), text]
    const stream = unpackDeltas(packDeltas({ deltas: [...deltas, rest(2, '/n', 'ho'), rest(3, '/v', '2')] }))
    expect(stream.deltas.map(({ chunk, lane, of, note }) => [chunk, lane, of, note])).toEqual([
      [0, 'rest', '/v', '2'],
      [0, 'rest', '/n', 'ha'],
      [1, 'text', '', ''],
      [2, 'rest', '/n', 'ho'],
      [3, 'other', '', ''],
    ])
    expect(stream.lanes.get(laneKey(0, 'rest', '/n'))).toMatchObject({
      chunks: [0, 2],
      starts: [0, 2],
      total: 4,
    })
  })

  it('returns every delta, its text by its place in the text of the lane', () => {
    fc.assert(
      fc.property(streams, (deltas) => {
        const stream = unpackDeltas(packDeltas({ deltas }))
        const back = stream.deltas.map(({ chunk, choice, lane, pointer, start, end, note }) => {
          const index = stream.lanes.get(laneKey(choice, lane))
          const text = isTextLane(lane) && index ? textOf(deltas, index).slice(start, end) : note
          return { chunk, choice, lane, pointer, text }
        })
        expect(back).toEqual(
          deltas.map(({ chunk, choice, lane, pointer, text }) => ({ chunk, choice, lane, pointer, text })),
        )
      }),
    )
  })

  it('keeps the names of tools', () => {
    const deltas: Delta[] = [{ chunk: 3, choice: 0, lane: 'tool:0', text: '', pointer: '/x', name: 'get' }]
    expect(unpackDeltas(packDeltas({ deltas })).deltas[0]?.name).toBe('get')
  })
})

describe('characters and chunks', () => {
  it('finds for every character its chunk, and for that chunk a range with the character', () => {
    fc.assert(
      fc.property(streams, (deltas) => {
        for (const lane of unpackDeltas(packDeltas({ deltas })).lanes.values()) {
          if (!isTextLane(lane.lane)) continue
          const owners = deltas
            .filter((delta) => delta.choice === lane.choice && delta.lane === lane.lane)
            .flatMap(({ chunk, text }) => Array<number>(text.length).fill(chunk))
          expect(owners.map((_, offset) => chunkOfOffset(lane, offset))).toEqual(owners)
          for (const [offset, chunk] of owners.entries()) {
            const { start, end } = rangeOfChunk(lane, chunk)
            expect(owners.slice(start, end).every((owner) => owner === chunk)).toBe(true)
            expect(offset >= start && offset < end).toBe(true)
          }
          expect(chunkOfOffset(lane, lane.total)).toBeUndefined()
        }
      }),
    )
  })

  it('gives a chunk without text the empty range at its place', () => {
    const deltas: Delta[] = [
      { chunk: 0, choice: 0, lane: 'text', text: 'ab', pointer: '' },
      { chunk: 2, choice: 0, lane: 'text', text: 'cd', pointer: '' },
    ]
    const lane = unpackDeltas(packDeltas({ deltas })).lanes.get(laneKey(0, 'text'))
    expect(lane && [1, 2, 9].map((chunk) => rangeOfChunk(lane, chunk))).toEqual([
      { start: 2, end: 2 },
      { start: 2, end: 4 },
      { start: 4, end: 4 },
    ])
  })
})
