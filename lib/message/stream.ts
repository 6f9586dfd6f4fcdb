import type { Assembled, Delta, Lane } from './message'

/** The fields that many deltas of a lane share. */
export interface DeltaShape {
  readonly choice: number
  readonly lane: Lane
  /** JSON pointer from the chunk to the value; of a server-sent event, from its data. */
  readonly pointer: string
  /** For `rest`: the path of the content; empty in all other lanes. */
  readonly of: string
}

/**
 * The deltas of a stream in a form that is small to send: three numbers for each. The texts of text lanes are not
 * repeated, because the messages have them.
 */
export interface PackedDeltas {
  readonly shapes: readonly DeltaShape[]
  /** For each delta: the index of its chunk, the index of its shape, and the number of characters that it adds. */
  readonly chunk: readonly number[]
  readonly shape: readonly number[]
  readonly length: readonly number[]
  /**
   * The texts of deltas that no message contains (`stop`, `21 in, 398 out`, the start of a piece of rest), by index of
   * the delta.
   */
  readonly notes: readonly (readonly [delta: number, text: string])[]
  /** The names of tools, by index of the delta that brings them. */
  readonly names: readonly (readonly [delta: number, name: string])[]
}

/** Of an answer that was not streamed. */
export const NO_DELTAS: PackedDeltas = { shapes: [], chunk: [], shape: [], length: [], notes: [], names: [] }

/** The maximum length of a note, in characters. */
const NOTE = 400

/** Returns true for lanes whose deltas are characters of the answer. The other lanes are its structure. */
export function isTextLane(lane: Lane): boolean {
  return isMessageLane(lane) || lane === 'rest'
}

/** Returns true for lanes whose deltas, joined, are a text of the message. */
export function isMessageLane(lane: Lane): boolean {
  return lane === 'text' || lane === 'reasoning' || lane === 'refusal' || lane.startsWith('tool:')
}

/**
 * Packs the deltas of a stream; `unpackDeltas` unpacks them. Rest that all of its chunks repeat is kept only in the
 * first.
 */
export function packDeltas({ deltas: all }: Pick<Assembled, 'deltas'>): PackedDeltas {
  const deltas = withoutRepeats(all)
  const shapes: DeltaShape[] = []
  const known = new Map<string, number>()
  let last = 0
  const indexOf = ({ choice, lane, inData, of = '', ...delta }: Delta): number => {
    const pointer = inData ?? delta.pointer
    const at = shapes[last]
    // Most deltas have the shape of the one before.
    if (at?.lane === lane && at.choice === choice && at.pointer === pointer && at.of === of) return last
    const key = JSON.stringify([choice, lane, pointer, of])
    last = known.get(key) ?? shapes.push({ choice, lane, pointer, of }) - 1
    known.set(key, last)
    return last
  }
  return {
    chunk: deltas.map(({ chunk }) => chunk),
    shape: deltas.map(indexOf),
    length: deltas.map(({ lane, text }) => (isTextLane(lane) ? text.length : 0)),
    notes: deltas.flatMap(({ lane, text }, index) =>
      isMessageLane(lane) || text === '' ? [] : [[index, text.slice(0, NOTE)] as const],
    ),
    names: deltas.flatMap(({ name }, index) => (name ? [[index, name.slice(0, NOTE)] as const] : [])),
    shapes,
  }
}

/**
 * Leaves out the deltas of rest that repeat its first chunk, if all of its chunks are equal. A chunk without any other
 * delta then adds nothing (`other`).
 */
export function withoutRepeats(deltas: readonly Delta[]): readonly Delta[] {
  const said = new Map<string, { readonly text: string; isSame: boolean }>()
  for (const { lane, text, of = '' } of deltas) {
    if (lane !== 'rest') continue
    const first = said.get(of)
    if (!first) said.set(of, { text, isSame: true })
    else first.isSame &&= first.text === text
  }
  if (said.size === 0) return deltas
  const seen = new Set<string>()
  const isNew = ({ lane, of = '' }: Delta): boolean => {
    if (lane !== 'rest' || said.get(of)?.isSame === false) return true
    return !seen.has(of) && seen.add(of).has(of)
  }
  const isKept = deltas.map(isNew)
  const chunks = new Set(deltas.flatMap(({ chunk }, index) => (isKept[index] ? [chunk] : [])))
  return deltas.flatMap((delta, index): Delta[] => {
    const { chunk, choice } = delta
    if (isKept[index]) return [delta]
    if (chunks.has(chunk)) return []
    chunks.add(chunk)
    return [{ chunk, choice, lane: 'other', text: '', pointer: '' }]
  })
}

/** The pieces of a text, with the chunks that they came from. */
export interface Pieces {
  /** For each piece, in order: its chunk, and the offset of its characters in the text. */
  readonly chunks: readonly number[]
  readonly starts: readonly number[]
  /** The number of characters in the whole text. */
  readonly total: number
}

/** One lane of one choice, with the chunks that its text came from. */
export interface LaneIndex extends Pieces {
  readonly choice: number
  readonly lane: Lane
}

/** One delta as it is listed. */
export interface ListedDelta extends DeltaShape {
  readonly chunk: number
  /** The offset of its characters in the text of its lane. */
  readonly start: number
  readonly end: number
  readonly note: string
  readonly name: string
}

/** The deltas of a stream, unpacked and indexed by lane. */
export interface Stream {
  readonly deltas: readonly ListedDelta[]
  readonly lanes: ReadonlyMap<string, LaneIndex>
}

/** Returns the key of a lane in `Stream.lanes`. @param of the path, for rest */
export function laneKey(choice: number, lane: Lane, of = ''): string {
  return of === '' ? `${choice} ${lane}` : `${choice} ${lane} ${of}`
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
  const laneOf = ({ choice, lane, of }: DeltaShape): GrowingLane => {
    const key = laneKey(choice, lane, of)
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
      of: shape.of,
      chunk,
      start,
      end: lane.total,
      note: notes.get(index) ?? '',
      name: names.get(index) ?? '',
    })
  }
  return { deltas, lanes }
}

/** Returns the first index at which an ascending list has a value of at least `wanted`. */
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

/** Returns the index of the first delta of a chunk; of the next chunk with deltas if it has none. */
export function firstDelta({ deltas }: Pick<Stream, 'deltas'>, chunk: number): number {
  let chunks = chunksByDelta.get(deltas)
  if (!chunks) {
    chunks = deltas.map((delta) => delta.chunk)
    chunksByDelta.set(deltas, chunks)
  }
  return lowerBound(chunks, chunk)
}

/** The chunk of each delta. Every step of the cursor asks for it. */
const chunksByDelta = new WeakMap<readonly ListedDelta[], readonly number[]>()

/** Returns the range of a text that a chunk brought; for a chunk without text, the empty range at its place. */
export function rangeOfChunk(lane: Pieces, chunk: number): { start: number; end: number } {
  const start = lane.starts[lowerBound(lane.chunks, chunk)] ?? lane.total
  const end = lane.starts[lowerBound(lane.chunks, chunk + 1)] ?? lane.total
  return { start, end }
}

/** Returns the chunk that brought a character of a text; undefined beyond its end. */
export function chunkOfOffset(lane: Pieces, offset: number): number | undefined {
  if (offset < 0 || offset >= lane.total) return undefined
  return lane.chunks[lowerBound(lane.starts, offset + 1) - 1]
}
