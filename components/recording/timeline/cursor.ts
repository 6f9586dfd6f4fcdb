import { firstDelta, laneKey, type Stream } from '#lib/message/stream'
import type { Strip } from './timeline-geometry'

/** A range of chunks, including both ends, from 0. */
export interface ChunkWindow {
  readonly first: number
  readonly last: number
}

/** What a reader chooses: a chunk, and one of its deltas. */
export interface ChosenDelta {
  readonly chunk: number
  /** Index of the delta in the stream; null if the chunk was chosen as a whole. */
  readonly delta: number | null
}

/** The reader's position. The chosen chunk, the playhead and the row of the list are the same. */
export interface CursorState {
  /** The chosen chunk, from 0; null if none is chosen and the whole message is shown as it is. */
  readonly chunk: number | null
  /** The delta of this chunk that the reader chose, by its index in the stream; null for the chunk as a whole. */
  readonly delta: number | null
  readonly hovered: number | null
  readonly window: ChunkWindow | null
  /** Keys of the lanes that are left out of the list of chunks. */
  readonly off: readonly string[]
  readonly isPlaying: boolean
}

/** The part of the position that the address keeps. */
export type CursorPlace = Pick<CursorState, 'chunk' | 'window' | 'off'>

/** Holds the cursor outside React, so that a step renders only the parts that change. */
export interface Cursor {
  readonly count: number
  readonly get: () => CursorState
  /** Changes the state. A chunk without a delta is chosen as a whole. */
  readonly set: (change: Partial<CursorState>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Makes a cursor.
 * @param count number of chunks of the stream
 */
export function createCursor(
  count: number,
  initial: Pick<CursorPlace, 'chunk' | 'window'> & Partial<CursorPlace>,
): Cursor {
  let state: CursorState = { off: [], ...initial, delta: null, hovered: null, isPlaying: false }
  const listeners = new Set<() => void>()
  return {
    count,
    get: () => state,
    set: (change) => {
      const next = { ...state, ...(change.chunk !== undefined && { delta: null }), ...change }
      if (next.chunk !== null) next.chunk = Math.max(0, Math.min(count - 1, next.chunk))
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The index of the delta that a chunk brought to a path of rest; null if the list of deltas leaves it out. */
export function deltaAtPath({ deltas }: Stream, chunk: number, path: string): number | null {
  const index = deltas.findIndex(
    (delta) => delta.chunk === chunk && delta.lane === 'rest' && delta.of === path,
  )
  return index === -1 ? null : index
}

/** Writes a window for the address: `330-352`. */
export function windowText({ first, last }: ChunkWindow): string {
  return `${first}-${last}`
}

/** What the address says of a place, by parameter. */
export type CursorParameters = Readonly<Record<keyof CursorPlace, string | null>>

/** Reads the place of an address. Numbers and lanes that the stream does not have are ignored. */
export function readCursor(
  search: Partial<CursorParameters>,
  count: number,
  strips: readonly Pick<Strip, 'key'>[],
): CursorPlace {
  const chunk = /^\d{1,9}$/.test(search.chunk ?? '') ? Number(search.chunk) : null
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(search.window ?? '') ?? []
  const window =
    first === undefined ? null : { first: Number(first), last: Math.min(Number(last), count - 1) }
  const off = new Set((search.off ?? '').split(','))
  return {
    chunk: chunk !== null && chunk < count ? chunk : null,
    window: window !== null && window.first <= window.last ? window : null,
    off: strips.map(({ key }) => key).filter((key) => off.has(laneName(key))),
  }
}

/** The name of a lane in an address: `1.tool:0`. */
function laneName(key: string): string {
  return key.replace(' ', '.')
}

/** Writes a place as the parameters that `readCursor` reads; null for one that the address does not need. */
export function cursorParameters({ chunk, window, off }: CursorPlace): CursorParameters {
  return {
    chunk: chunk === null ? null : String(chunk),
    window: window && windowText(window),
    off: off.length === 0 ? null : off.map(laneName).join(','),
  }
}

/** Writes the cursor into the query string of an address. Colons and commas stay readable. */
export function writeCursor(search: string, place: CursorPlace): string {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries(cursorParameters(place))) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  const text = parameters.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

/** The rows of the list, as indexes of deltas: those in the window, without the lanes that are off. */
export function rowsIn(
  stream: Stream,
  { window, off }: Pick<CursorState, 'window' | 'off'>,
): readonly number[] {
  const first = window === null ? 0 : firstDelta(stream, window.first)
  const end = window === null ? stream.deltas.length : firstDelta(stream, window.last + 1)
  const rows: number[] = []
  for (let row = first; row < end; row++) {
    const delta = stream.deltas[row]
    if (delta && !(off.length > 0 && off.includes(laneKey(delta.choice, delta.lane)))) rows.push(row)
  }
  return rows
}

/** The state with a lane taken out of the list, or put in again. */
export function toggledLane({ off }: Pick<CursorState, 'off'>, key: string): Pick<CursorState, 'off'> {
  return { off: off.includes(key) ? off.filter((other) => other !== key) : [...off, key] }
}

/** The window moved by a number of chunks, as far as the stream goes. */
export function movedWindow({ first, last }: ChunkWindow, by: number, count: number): ChunkWindow {
  const least = Math.max(-first, Math.min(count - 1 - last, by))
  return { first: first + least, last: last + least }
}

/** The window with one of its ends at a chunk. An end that is drawn over the other one takes its place. */
export function resizedWindow(fixed: number, to: number, count: number): ChunkWindow {
  const end = Math.max(0, Math.min(count - 1, to))
  return { first: Math.min(fixed, end), last: Math.max(fixed, end) }
}
