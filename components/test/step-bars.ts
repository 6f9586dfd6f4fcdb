import type { Lane } from '#lib/message/message'
import { isTextLane, type ListedDelta } from '#lib/message/stream'

/** The bars of one lane: an SVG path in a box of one unit a step, and `height` high. */
export interface Bars {
  readonly lane: Lane
  readonly path: string
}

interface BarsAsked {
  /** The number of chunks, or of steps. */
  readonly count: number
  /** The most bars; chunks beyond them share one. */
  readonly columns: number
  readonly height: number
}

/** Draws the characters that each chunk adds, of all lanes on one axis. The height of a bar is √characters. */
export function barsOf(
  deltas: readonly Pick<ListedDelta, 'lane' | 'chunk' | 'start' | 'end'>[],
  { count, columns, height }: BarsAsked,
): Bars[] {
  const span = Math.max(1, count / columns)
  const lanes = new Map<string, { lane: Lane; heights: Map<number, number> }>()
  let tallest = 1
  for (const { lane, chunk, start, end } of deltas) {
    if (!isTextLane(lane) || end === start) continue
    const name = lane.startsWith('tool:') ? 'tool:0' : lane
    const known = lanes.get(name) ?? { lane: name as Lane, heights: new Map<number, number>() }
    lanes.set(name, known)
    const column = Math.floor(chunk / span)
    const value = Math.max(known.heights.get(column) ?? 0, Math.sqrt(end - start))
    known.heights.set(column, value)
    tallest = Math.max(tallest, value)
  }
  return [...lanes.values()].map(({ lane, heights }) => ({
    lane,
    path: [...heights]
      .map(([column, value]) => {
        const top = height - Math.max(1, (value / tallest) * height)
        return `M${two(column * span)} ${height}V${two(top)}h${two(span * 0.85)}V${height}z`
      })
      .join(''),
  }))
}

function two(value: number): number {
  return Math.round(value * 100) / 100
}
