import { type EditableMessage, recutPieces } from '#lib/edit/message/editable-message'
import { chunksTakenOut } from '#lib/edit/message/taken-out'
import { laneKey } from '#lib/message/stream'
import {
  type PlottedDelta,
  type Strip,
  type Structure,
  stripOf,
  stripsOf,
  structureOf,
} from '../../recording/timeline/timeline-geometry'
import { hasText } from './pieces'

/** What the plot of a message draws. */
export interface PlotData {
  readonly strips: readonly Strip[]
  readonly structure: Structure
  /** For each strip, by its place: an SVG path of the chunks that are cut again, with a box of 1 × 3 for each. */
  readonly recut: readonly string[]
  /** The number of chunks that are cut again, without those that are taken out. */
  readonly recutCount: number
  readonly takenOutCount: number
}

const structures = new WeakMap<EditableMessage['origin'], Structure>()

/** Returns what the plot draws: the characters that each chunk brings as edited, and the chunks that are cut again. */
export function plotOf(message: EditableMessage): PlotData {
  const { origin, chunks } = message
  const strips = stripsOf([...saidIn(message), ...restIn(message)], chunks)
  const structure =
    structures.get(origin) ??
    structureOf(
      origin.assembled.deltas.filter(({ lane }) => stripOf(lane) === null),
      chunks,
    )
  structures.set(origin, structure)
  const recut = recutChunks(message)
  const takenOut = chunksTakenOut(message)
  const paths = strips.map(({ key }) =>
    [...(recut.get(key) ?? [])].map((chunk) => `M${chunk} 0h1v3h-1z`).join(''),
  )
  return {
    strips,
    structure,
    recut: paths,
    recutCount: new Set(
      [...recut.values()].flatMap((set) => [...set]).filter((chunk) => !takenOut.has(chunk)),
    ).size,
    takenOutCount: takenOut.size,
  }
}

function saidIn({ fields }: EditableMessage): PlottedDelta[] {
  return fields
    .filter(
      ({ lane, pieces, recorded }) => stripOf(lane) !== null && hasText({ pieces: [...pieces, ...recorded] }),
    )
    .flatMap(({ choice, lane, pieces }) =>
      pieces.map(({ chunk, text }) => ({ choice, lane, chunk, start: 0, end: text.length })),
    )
}

function restIn({ origin }: EditableMessage): PlottedDelta[] {
  return origin.assembled.deltas
    .filter(({ lane }) => lane === 'rest')
    .map(({ choice, lane, chunk, text }) => ({ choice, lane, chunk, start: 0, end: text.length }))
}

function recutChunks({ fields }: EditableMessage): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const field of fields) {
    if (stripOf(field.lane) === null) continue
    const key = laneKey(field.choice, field.lane)
    const chunks = found.get(key) ?? new Set()
    for (const index of recutPieces(field)) chunks.add(field.pieces[index]?.chunk ?? 0)
    found.set(key, chunks)
  }
  return found
}
