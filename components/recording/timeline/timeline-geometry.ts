import { letterOf } from '#lib/message/lane-letter'
import type { Lane } from '#lib/message/message'
import { isTextLane, type ListedDelta } from '#lib/message/stream'

/** The strips of the timeline: one for each lane that has characters, and one for everything else. */
export const STRIPS = ['reasoning', 'text', 'tool', 'refusal', 'rest'] as const
export type StripName = (typeof STRIPS)[number]

/** Width of the widest bar, in px. */
export const MAX_BAR = 44
/** Height of the bars of a strip, in px. */
export const BAR_HEIGHT = 34
/** Height of a strip with the space above it, in px. */
export const STRIP_HEIGHT = 46
/**
 * The width in px that the geometry is calculated for. If it is drawn wider or narrower, bars stretch and letters keep
 * their distance.
 */
const PLOT_WIDTH = 506
/** The most columns. More could not be told apart, so chunks share a column, and the tallest is drawn. */
const MAX_COLUMNS = 1012

export interface Strip {
  readonly name: StripName
  /** Number of chunks with characters of this lane or the name of a tool. */
  readonly chunks: number
  /** SVG path of the bars, with a box of 1 × BAR_HEIGHT for each chunk. */
  readonly path: string
}

/** The strip that a lane is drawn in; null for a lane of the structure. */
export function stripOf(lane: Lane): StripName | null {
  if (lane.startsWith('tool:')) return 'tool'
  return isTextLane(lane) ? (STRIPS.find((name) => name === lane) ?? null) : null
}

/**
 * Makes the strips of a stream, in drawing order.
 * @param count number of chunks
 */
export function stripsOf(
  deltas: readonly Pick<ListedDelta, 'lane' | 'chunk' | 'start' | 'end'>[],
  count: number,
): Strip[] {
  const added = new Map<StripName, Map<number, number>>()
  for (const { lane, chunk, start, end } of deltas) {
    const name = stripOf(lane)
    if (name === null) continue
    const byChunk = added.get(name) ?? new Map<number, number>()
    added.set(name, byChunk)
    byChunk.set(chunk, (byChunk.get(chunk) ?? 0) + end - start)
  }
  const scaleOf = (names: readonly StripName[]): number => {
    const tallest = names.map((name) => maximum(added.get(name)?.values() ?? []))
    return BAR_HEIGHT / Math.sqrt(Math.max(1, ...tallest))
  }
  // A long notice in a single chunk would flatten the bars of the message.
  const scales = { rest: scaleOf(['rest']), message: scaleOf(STRIPS.filter((name) => name !== 'rest')) }
  return STRIPS.flatMap((name) => {
    const byChunk = added.get(name)
    return byChunk
      ? [
          {
            name,
            chunks: byChunk.size,
            path: pathOf(byChunk, count, scales[name === 'rest' ? name : 'message']),
          },
        ]
      : []
  })
}

function maximum(values: Iterable<number>): number {
  let highest = 0
  for (const value of values) highest = Math.max(highest, value)
  return highest
}

/** Bars with the height √characters. A chunk that adds no characters has no bar. */
function pathOf(byChunk: ReadonlyMap<number, number>, count: number, scale: number): string {
  const columns = Math.min(count, MAX_COLUMNS)
  const span = count / columns
  const heights = new Map<number, number>()
  for (const [chunk, characters] of byChunk) {
    if (characters === 0) continue
    const column = Math.floor(chunk / span)
    heights.set(column, Math.max(heights.get(column) ?? 0, Math.sqrt(characters) * scale))
  }
  const gap = Math.min(span * 0.2, span / Math.max(1, Math.min(MAX_BAR, PLOT_WIDTH / columns)))
  const across = `h${rounded(span - gap)}V${BAR_HEIGHT}z`
  return [...heights]
    .map(([column, height]) => {
      const top = rounded(BAR_HEIGHT - Math.max(1, height))
      return `M${rounded(column * span + gap / 2)} ${BAR_HEIGHT}V${top}${across}`
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
