import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countChangedLines, type LineChange, lineChanges } from '#lib/diff/line-changes'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 15 })

/** Applies the changes to `before`, with the lines of `after`. */
function apply(before: string[], after: string[], changes: LineChange[]): string[] {
  const made: string[] = []
  let position = 0
  for (const change of changes) {
    made.push(...before.slice(position, change.beforeStart))
    expect(made.length).toBe(change.afterStart)
    made.push(...after.slice(change.afterStart, change.afterStart + change.afterCount))
    position = change.beforeStart + change.beforeCount
  }
  return [...made, ...before.slice(position)]
}

describe('lineChanges', () => {
  it('gives changes that turn one text into the other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(apply(before, after, lineChanges(before, after))).toEqual(after)
      }),
    )
  })

  it('finds nothing in equal texts', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(lineChanges(text, text)).toEqual([])
      }),
    )
  })

  it('finds two edits far apart as two runs', () => {
    const before = Array.from({ length: 40_000 }, (_, index) => `line ${index}`)
    const after = before.with(11, 'x').with(39_000, 'y')
    const changes = lineChanges(before, after)
    expect(changes).toEqual([
      { beforeStart: 11, beforeCount: 1, afterStart: 11, afterCount: 1 },
      { beforeStart: 39_000, beforeCount: 1, afterStart: 39_000, afterCount: 1 },
    ])
    expect(countChangedLines(changes)).toBe(2)
  })

  it('gives up on exact runs when everything differs', () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `line ${index}`)
    const after = before.map((line) => `${line}!`)
    expect(lineChanges(before, after)).toEqual([
      { beforeStart: 0, beforeCount: 3_000, afterStart: 0, afterCount: 3_000 },
    ])
  })
})
