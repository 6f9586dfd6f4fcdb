import { letterOf } from '#lib/message/lane-letter'
import type { Lane } from '#lib/message/message'
import { isTextLane, type ListedDelta, laneKey } from '#lib/message/stream'

/** The kinds of strips: one for each kind of lane that has characters. Everything else is in the structure. */
export const STRIPS = ['reasoning', 'text', 'tool', 'refusal', 'rest'] as const
export type StripName = (typeof STRIPS)[number]

/** Width of the widest bar, in px. */
export const MAX_BAR = 44
/** Height of the bars of a strip, in units of its drawing. */
export const BAR_HEIGHT = 34
/** The width in px that the geometry is calculated for until the plot has been measured. */
export const PLOT_WIDTH = 506
/** Width of the narrowest bar, in px. Where there are more chunks than such bars, a bar stands for several chunks. */
const MIN_BAR = 2

/** The bars of one lane of one choice. Content outside the lanes has one strip for each choice. */
export interface Strip {
  /** As `laneKey` writes it. */
  readonly key: string
  readonly name: StripName
  readonly choice: number
  readonly lane: Lane
  /** The name of the tool that is called; empty for other lanes and for a tool without a name. */
  readonly tool: string
  /** Number of chunks with characters of this lane or the name of a tool. */
  readonly chunks: number
  /** The first of these chunks. */
  readonly first: number
  /** SVG path of the bars, with a box of 1 × BAR_HEIGHT for each chunk. */
  readonly path: string
}

/** The strip that a lane is drawn in; null for a lane of the structure. */
export function stripOf(lane: Lane): StripName | null {
  if (lane.startsWith('tool:')) return 'tool'
  return isTextLane(lane) ? (STRIPS.find((name) => name === lane) ?? null) : null
}

/** How many chunks a bar stands for, so that no bar is too narrow. The last bar may stand for fewer. */
export function chunksPerBar(count: number, width: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / MIN_BAR))))
}

/** The first and the last chunk that the bar with a chunk stands for. */
export function barOf(chunk: number, count: number, perBar: number): { first: number; last: number } {
  const first = Math.floor(chunk / perBar) * perBar
  return { first, last: Math.min(count, first + perBar) - 1 }
}

/** What a strip is made of. */
export interface PlottedDelta extends Pick<ListedDelta, 'lane' | 'chunk' | 'start' | 'end'> {
  readonly choice?: number
  readonly name?: string
}

interface GrowingStrip extends Pick<Strip, 'key' | 'name' | 'choice' | 'lane'> {
  tool: string
  /** Characters by chunk. */
  readonly added: Map<number, number>
}

/**
 * Makes the strips of a stream, in drawing order: by choice, and within a choice reasoning, text, calls, refusal and
 * other content.
 * @param count number of chunks
 * @param width of the plot in px
 */
export function stripsOf(
  deltas: readonly PlottedDelta[],
  count: number,
  width: number = PLOT_WIDTH,
): Strip[] {
  const strips = [...growStrips(deltas).values()].sort(inOrder)
  const scaleOf = (some: readonly GrowingStrip[]): number => {
    const tallest = some.map(({ added }) => maximum(added.values()))
    return BAR_HEIGHT / Math.sqrt(Math.max(1, ...tallest))
  }
  const isRest = ({ name }: GrowingStrip): boolean => name === 'rest'
  // A long notice in a single chunk would flatten the bars of the message.
  const scales = {
    rest: scaleOf(strips.filter(isRest)),
    message: scaleOf(strips.filter((strip) => !isRest(strip))),
  }
  const perBar = chunksPerBar(count, width)
  return strips.map(({ added, ...strip }) => ({
    ...strip,
    chunks: added.size,
    first: added.keys().next().value ?? 0,
    path: pathOf(added, {
      count,
      perBar,
      width,
      scale: isRest({ ...strip, added }) ? scales.rest : scales.message,
    }),
  }))
}

function growStrips(deltas: readonly PlottedDelta[]): Map<string, GrowingStrip> {
  const strips = new Map<string, GrowingStrip>()
  for (const { lane, chunk, start, end, choice = 0, name: tool = '' } of deltas) {
    const name = stripOf(lane)
    if (name === null) continue
    const key = laneKey(choice, lane)
    const strip = strips.get(key) ?? { key, name, choice, lane, tool, added: new Map() }
    strips.set(key, strip)
    strip.tool ||= tool
    strip.added.set(chunk, (strip.added.get(chunk) ?? 0) + end - start)
  }
  return strips
}

function inOrder(a: GrowingStrip, b: GrowingStrip): number {
  const place = ({ name, lane }: GrowingStrip): number =>
    STRIPS.indexOf(name) * 1e6 + (name === 'tool' ? Number(lane.slice('tool:'.length)) : 0)
  return a.choice - b.choice || place(a) - place(b)
}

/**
 * SVG path of how doubtful the tokens of each chunk are: bars as of a strip, as high as 1 − p of the least likely token.
 * @param doubts by chunk, from 0 to 1
 */
export function doubtPath(doubts: ReadonlyMap<number, number>, count: number, width: number): string {
  const squares = new Map([...doubts].map(([chunk, doubt]) => [chunk, doubt < 0.05 ? 0 : doubt ** 2]))
  return pathOf(squares, { count, perBar: chunksPerBar(count, width), width, scale: BAR_HEIGHT })
}

function maximum(values: Iterable<number>): number {
  let highest = 0
  for (const value of values) highest = Math.max(highest, value)
  return highest
}

interface PathSize {
  readonly count: number
  readonly perBar: number
  readonly width: number
  readonly scale: number
}

/**
 * Bars with the height √characters; one that stands for several chunks is as high as the longest. A chunk that adds no
 * characters has no bar.
 */
function pathOf(added: ReadonlyMap<number, number>, { count, perBar, width, scale }: PathSize): string {
  const heights = new Map<number, number>()
  for (const [chunk, characters] of added) {
    if (characters === 0) continue
    const bar = Math.floor(chunk / perBar)
    heights.set(bar, Math.max(heights.get(bar) ?? 0, Math.sqrt(characters) * scale))
  }
  const pixels = Math.min(MAX_BAR, (width * perBar) / count)
  // Between narrow bars a whole pixel would be too much.
  const gap = perBar * Math.min(0.2, pixels < 3 ? 0.3 / pixels : 1 / pixels)
  return [...heights]
    .map(([bar, height]) => {
      const top = rounded(BAR_HEIGHT - Math.max(1, height))
      const across = rounded(Math.min(count - bar * perBar, perBar) - gap)
      return `M${rounded(bar * perBar + gap / 2)} ${BAR_HEIGHT}V${top}h${across}V${BAR_HEIGHT}z`
    })
    .join('')
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** The chunks that are numbered under the axis: all of a short stream, else round numbers and the last chunk. */
export function ticksOf(count: number): number[] {
  const last = count - 1
  if (count <= 16) return Array.from({ length: count }, (_, index) => index)
  const step = [1, 2, 5, 10, 20, 50]
    .flatMap((unit) => [unit, unit * 100, unit * 10_000])
    .sort((a, b) => a - b)
  const chosen = step.find((size) => last / size <= 8) ?? last
  const ticks: number[] = []
  for (let tick = 0; last - tick >= chosen * 0.6; tick += chosen) ticks.push(tick)
  return [...ticks, last]
}

/** The letters of the structure strip at one place: `A F`. */
export interface StructureMark {
  /** Place of the letters on the axis, from 0 to 1. */
  readonly at: number
  readonly letters: string
  /** First and last chunk that the letters stand for. */
  readonly first: number
  readonly last: number
}

export interface Structure {
  readonly count: number
  /** Number of chunks with a mark, each counted once. */
  readonly chunks: readonly number[]
  readonly marks: readonly StructureMark[]
}

/**
 * Makes the marks of chunks that add no characters. Letters that would touch are grouped.
 * @param count number of chunks
 */
export function structureOf(
  deltas: readonly Pick<ListedDelta, 'lane' | 'chunk'>[],
  count: number,
): Structure {
  const structural = deltas.filter(({ lane }) => stripOf(lane) === null)
  const width = Math.min(PLOT_WIDTH, count * MAX_BAR)
  const marks: { letters: string[]; first: number; last: number; edge: number }[] = []
  for (const { lane, chunk } of structural) {
    const letter = letterOf(lane)
    const open = marks.at(-1)
    const at = ((chunk + 0.5) / count) * width
    if (open && (open.last === chunk || at - 4 < open.edge)) {
      if (!open.letters.includes(letter)) open.letters.push(letter)
      open.last = chunk
      open.edge = Math.max(open.edge, at + 4)
    } else marks.push({ letters: [letter], first: chunk, last: chunk, edge: at + 7 })
  }
  return {
    count: structural.length,
    chunks: [...new Set(structural.map(({ chunk }) => chunk))],
    marks: marks.map(({ letters, first, last }) => ({
      at: ((first + last) / 2 + 0.5) / count,
      letters: letters.join(' '),
      first,
      last,
    })),
  }
}

/** The chunk at a place of the axis (0 to 1). */
export function chunkAt(part: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(part * count)))
}

/** The place of a chunk on the axis (0 to 1): the middle of its bar. */
export function placeOf(chunk: number, count: number): number {
  return (chunk + 0.5) / count
}
