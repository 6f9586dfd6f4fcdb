import { type LineChange, lineChanges } from '#lib/diff/line-changes'
import type { Ask, AskSide, Merge, MergeChoices, MergeTexts, SideName, TakenChange } from './merge'

/** Lines of each side that belong together: those of a change, or of changes that touch. */
interface Region {
  readonly base: LineRange
  readonly mine: LineRange
  readonly theirs: LineRange
}

/** From a line (counted from 0) up to one that is not included. */
interface LineRange {
  readonly start: number
  readonly end: number
}

/** A part of the result: lines of theirs, lines that were taken from mine, or those of an ask. */
type LinePart =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'ask'; readonly ask: Ask }

/** Merges three texts line by line, for texts that are not JSON. Changes of neighbouring lines belong together. */
export function mergeLines({ base, mine, theirs }: MergeTexts): Merge {
  const lines = { base: base.text.split('\n'), mine: mine.text.split('\n'), theirs: theirs.text.split('\n') }
  const starts = { base: startsOf(lines.base), mine: startsOf(lines.mine), theirs: startsOf(lines.theirs) }
  const asks: Ask[] = []
  const taken: TakenChange[] = []
  const parts: LinePart[] = []
  let position = 0
  for (const region of regionsOf(
    lineChanges(lines.base, lines.mine),
    lineChanges(lines.base, lines.theirs),
  )) {
    parts.push({ kind: 'lines', lines: lines.theirs.slice(position, region.theirs.start) })
    position = region.theirs.end
    const sideOf = (side: SideName): AskSide => sideIn(lines[side], starts[side], region[side])
    const sides = { base: sideOf('base'), mine: sideOf('mine'), theirs: sideOf('theirs') }
    const from = whoChanged(sides)
    if (from === null) {
      const ask: Ask = { key: `${region.base.start}`, kind: 'lines', path: null, sides }
      asks.push(ask)
      parts.push({ kind: 'ask', ask })
      continue
    }
    const side = from === 'mine' ? 'mine' : 'theirs'
    const { text, start } = sides[side]
    taken.push({ from, path: null, before: sides.base.text, after: text, offset: start })
    parts.push({ kind: 'lines', lines: lines[side].slice(region[side].start, region[side].end) })
  }
  parts.push({ kind: 'lines', lines: lines.theirs.slice(position) })
  const textOf = (choices: MergeChoices): string => parts.flatMap((part) => linesOf(part, choices)).join('\n')
  return { by: 'line', asks, taken, isLayoutKept: true, textOf }
}

/** Says which side changed something alone, or that both did the same; null when they differ. */
function whoChanged({ base, mine, theirs }: Ask['sides']): TakenChange['from'] | null {
  if (mine.text === theirs.text) return 'both'
  if (base.text === mine.text) return 'theirs'
  return base.text === theirs.text ? 'mine' : null
}

function linesOf(part: LinePart, choices: MergeChoices): readonly string[] {
  if (part.kind === 'lines') return part.lines
  const choice = choices.get(part.ask.key) ?? 'theirs'
  const text = typeof choice === 'string' ? part.ask.sides[choice].text : choice.hand
  return text === null ? [] : text.split('\n')
}

function startsOf(lines: readonly string[]): number[] {
  const starts: number[] = []
  let offset = 0
  for (const line of lines) {
    starts.push(offset)
    offset += line.length + 1
  }
  return starts
}

function sideIn(lines: readonly string[], starts: readonly number[], { start, end }: LineRange): AskSide {
  const offset = starts[start] ?? (starts.at(-1) ?? 0) + (lines.at(-1)?.length ?? 0)
  if (start === end) return { text: null, start: offset, end: offset }
  const text = lines.slice(start, end).join('\n')
  return { text, start: offset, end: offset + text.length }
}

type Owned = LineChange & { readonly side: 'mine' | 'theirs' }

/** Joins changes of both sides that overlap or touch. */
function regionsOf(mine: readonly LineChange[], theirs: readonly LineChange[]): Region[] {
  const all: Owned[] = [
    ...mine.map((change) => ({ ...change, side: 'mine' as const })),
    ...theirs.map((change) => ({ ...change, side: 'theirs' as const })),
  ].sort((a, b) => a.beforeStart - b.beforeStart)
  const regions: Region[] = []
  const shift = { mine: 0, theirs: 0 }
  let group: Owned[] = []
  let end = 0
  const close = (): void => {
    const [first] = group
    if (first === undefined) return
    const base = { start: first.beforeStart, end }
    const rangeOf = (side: 'mine' | 'theirs'): LineRange => {
      const start = base.start + shift[side]
      for (const change of group) {
        if (change.side === side) shift[side] += change.afterCount - change.beforeCount
      }
      return { start, end: base.end + shift[side] }
    }
    regions.push({ base, mine: rangeOf('mine'), theirs: rangeOf('theirs') })
  }
  for (const change of all) {
    if (group.length > 0 && change.beforeStart > end) {
      close()
      group = []
      end = 0
    }
    group.push(change)
    end = Math.max(end, change.beforeStart + change.beforeCount)
  }
  close()
  return regions
}
