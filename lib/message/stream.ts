import type { Assembled, Delta, Lane } from './message'

/** What the deltas of a lane have in common. */
export interface DeltaShape {
  readonly choice: number
  readonly lane: Lane
  /** From the chunk on. */
  readonly pointer: string
}

/**
 * The deltas of a stream in a form that is small to send: three numbers a delta. The texts of text lanes are not
 * repeated, they stand in the messages.
 */
export interface PackedDeltas {
  readonly shapes: readonly DeltaShape[]
  /** By delta: the index of its chunk, of its shape, and how many characters it adds. */
  readonly chunk: readonly number[]
  readonly shape: readonly number[]
  readonly length: readonly number[]
  /** What deltas of lanes without a text of their own say (`stop`, `21 in, 398 out`), by index of the delta. */
  readonly notes: readonly (readonly [delta: number, text: string])[]
  /** The names of tools, by index of the delta that brings them. */
  readonly names: readonly (readonly [delta: number, name: string])[]
}

/** Characters of a note that are kept. */
const NOTE = 400

/** True for the lanes whose joined deltas are a text of the message; the others are its structure. */
export function isTextLane(lane: Lane): boolean {
  return lane === 'text' || lane === 'reasoning' || lane === 'refusal' || lane.startsWith('tool:')
}

/** Packs the deltas of a stream; `unpackDeltas` is the way back. */
export function packDeltas({ deltas }: Pick<Assembled, 'deltas'>): PackedDeltas {
  const shapes: DeltaShape[] = []
  const known = new Map<string, number>()
  let last = 0
  const indexOf = ({ choice, lane, pointer }: Delta): number => {
    const is = (shape: DeltaShape | undefined): boolean =>
      shape !== undefined && shape.lane === lane && shape.choice === choice && shape.pointer === pointer
    // Most deltas are like the one before.
    if (is(shapes[last])) return last
    const key = `${choice} ${lane} ${pointer}`
    last = known.get(key) ?? shapes.push({ choice, lane, pointer }) - 1
    known.set(key, last)
    return last
  }
  return {
    chunk: deltas.map(({ chunk }) => chunk),
    shape: deltas.map(indexOf),
    length: deltas.map(({ lane, text }) => (isTextLane(lane) ? text.length : 0)),
    notes: deltas.flatMap(({ lane, text }, index) =>
      isTextLane(lane) || text === '' ? [] : [[index, text.slice(0, NOTE)] as const],
    ),
    names: deltas.flatMap(({ name }, index) => (name ? [[index, name.slice(0, NOTE)] as const] : [])),
    shapes,
  }
}

/** One lane of one choice: where its text came from. */
export interface LaneIndex {
  readonly choice: number
  readonly lane: Lane
  /** By delta of this lane, in order: its chunk, and where its characters start in the lane's text. */
  readonly chunks: readonly number[]
  readonly starts: readonly number[]
  /** Characters of the whole lane. */
  readonly total: number
}

/** One delta as it is listed. */
export interface ListedDelta extends DeltaShape {
  readonly chunk: number
  /** Where its characters stand in the text of its lane. */
  readonly start: number
  readonly end: number
  readonly note: string
  readonly name: string
}

/** The deltas of a stream, unpacked and indexed. */
export interface Stream {
  readonly deltas: readonly ListedDelta[]
  readonly lanes: ReadonlyMap<string, LaneIndex>
}

/** The key of a lane in `Stream.lanes`. */
export function laneKey(choice: number, lane: Lane): string {
  return `${choice} ${lane}`
}

interface GrowingLane {
  readonly choice: number
  readonly lane: Lane
  readonly chunks: number[]
  readonly starts: number[]
  total: number
}

/** Unpacks deltas and indexes them by lane. */
export function unpackDeltas(packed: PackedDeltas): Stream {
  const lanes = new Map<string, GrowingLane>()
  const laneOf = ({ choice, lane }: DeltaShape): GrowingLane => {
    const key = laneKey(choice, lane)
    const known = lanes.get(key) ?? { choice, lane, chunks: [], starts: [], total: 0 }
    lanes.set(key, known)
    return known
  }
  const shapes = packed.shapes.map((shape) => ({ shape, lane: laneOf(shape) }))
  const notes = new Map(packed.notes)
  const names = new Map(packed.names)
  const deltas: ListedDelta[] = []
  for (const [index, chunk] of packed.chunk.entries()) {
    const known = shapes[packed.shape[index] ?? -1]
    if (!known) continue
    const { shape, lane } = known
    const start = lane.total
    lane.chunks.push(chunk)
    lane.starts.push(start)
    lane.total += packed.length[index] ?? 0
    deltas.push({
      choice: shape.choice,
      lane: shape.lane,
      pointer: shape.pointer,
      chunk,
      start,
      end: lane.total,
      note: notes.get(index) ?? '',
      name: names.get(index) ?? '',
    })
  }
  return { deltas, lanes }
}

/** The first index at which an ascending list has a value of at least `wanted`. */
export function lowerBound(values: readonly number[], wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The characters of a lane that a chunk brought; where it brought none, the empty range at which it stands. */
export function rangeOfChunk(lane: LaneIndex, chunk: number): { start: number; end: number } {
  const start = lane.starts[lowerBound(lane.chunks, chunk)] ?? lane.total
  const end = lane.starts[lowerBound(lane.chunks, chunk + 1)] ?? lane.total
  return { start, end }
}

/** The chunk that brought a character of a lane; undefined beyond its end. */
export function chunkOfOffset(lane: LaneIndex, offset: number): number | undefined {
  if (offset < 0 || offset >= lane.total) return undefined
  return lane.chunks[lowerBound(lane.starts, offset + 1) - 1]
}
