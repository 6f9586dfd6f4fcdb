import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delta } from '#lib/message/message'
import { chunkOfOffset, laneKey, packDeltas, unpackDeltas } from '#lib/message/stream'
import { prettyArguments } from '#lib/page/pretty-arguments'
import { blocksOf, marksKey, readMarks, runsOf } from './marks'

/** A text cut into chunks at random places. */
const cuts = (text: string, places: readonly number[]): Delta[] => {
  const at = [0, ...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b)
  return at.map((start, chunk) => ({
    chunk,
    choice: 0,
    lane: 'tool:0',
    text: text.slice(start, at[chunk + 1] ?? text.length),
    pointer: '',
  }))
}

describe('marks in arguments that are laid out', () => {
  it('mark exactly the characters that each chunk brought', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.nat(), { maxLength: 12 }), (value, places) => {
        const text = JSON.stringify(value)
        const stream = unpackDeltas(packDeltas({ deltas: cuts(text, places) }))
        const lane = stream.lanes.get(laneKey(0, 'tool:0'))
        const pretty = prettyArguments(text)
        if (!lane || !pretty) throw new Error('arguments that are JSON must be laid out')
        for (let shown = 0; shown < pretty.text.length; shown++) {
          const chunk = chunkOfOffset(lane, pretty.sources[shown] ?? -1) ?? -1
          const { chosen } = readMarks(marksKey(stream, lane, pretty.sources, { chunk, hovered: null }))
          expect(chosen && shown >= chosen.start && shown < chosen.end).toBe(true)
        }
      }),
    )
  })
})

describe('runs', () => {
  const marks = { chosen: { start: 3, end: 6 }, hovered: { start: 5, end: 8 }, hasCaret: true }

  it('tell the characters before the chunk, of it, and not there yet', () => {
    expect(
      runsOf('0123456789', 0, 10, { ...marks, hovered: null }).map(({ start, end, isChosen, isPending }) => [
        start,
        end,
        isChosen,
        isPending,
      ]),
    ).toEqual([
      [0, 3, false, false],
      [3, 6, true, false],
      [6, 10, false, true],
    ])
  })

  it('cover the text once, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), fc.nat(20), (text, a, b, c) => {
        const chosen = { start: Math.min(a, b), end: Math.max(a, b) }
        const runs = runsOf(text, 0, text.length, {
          chosen,
          hovered: { start: c, end: c + 2 },
          hasCaret: false,
        })
        expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(
          runs.some(
            ({ end }) =>
              /[\ud800-\udbff]$/.test(text.slice(0, end)) && /^[\udc00-\udfff]/.test(text.slice(end)),
          ),
        ).toBe(false)
      }),
    )
  })
})

it('cuts long texts into blocks between which one line end is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '\n\n'), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const blocks = blocksOf(text, 0, text.length, 5).map(({ start, end }) => text.slice(start, end))
      expect(blocks.join('\n')).toBe(text)
      expect(blocks.slice(0, -1).some((block) => block.endsWith('\n'))).toBe(false)
    }),
  )
})

it('breaks a line that no browser would lay out in time', () => {
  const text = `${'x'.repeat(2999)}😀${'y'.repeat(9000)}\nz`
  const blocks = blocksOf(text, 0, text.length)
  expect(blocks.map(({ start, end }) => text.slice(start, end)).join('').length).toBe(text.length - 1)
  expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBe(3001)
})

it('breaks a long word after words too', () => {
  const text = `one two\n\n${'x'.repeat(10_000)} three`
  const blocks = blocksOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end))
  expect(blocks.join('')).toBe(text)
  expect(blocks.map((block) => block.length)).toEqual([9, 3000, 3000, 3000, 1006])
})

it('finds the text that got the last characters', () => {
  const deltas: Delta[] = [
    { chunk: 0, choice: 0, lane: 'reasoning', text: 'ab', pointer: '' },
    { chunk: 1, choice: 0, lane: 'text', text: 'c', pointer: '' },
    { chunk: 2, choice: 0, lane: 'finish', text: 'stop', pointer: '' },
  ]
  const stream = unpackDeltas(packDeltas({ deltas }))
  const caret = (lane: 'text' | 'reasoning', chunk: number): boolean => {
    const index = stream.lanes.get(laneKey(0, lane))
    return index ? readMarks(marksKey(stream, index, null, { chunk, hovered: null })).hasCaret : false
  }
  expect([caret('reasoning', 0), caret('text', 0), caret('text', 2), caret('reasoning', 2)]).toEqual([
    true,
    false,
    true,
    false,
  ])
})
