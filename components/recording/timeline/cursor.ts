import { firstDelta, laneKey, type Stream } from '#lib/message/stream'

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
export function createCursor(count: number, initial: Pick<CursorState, 'chunk' | 'window'>): Cursor {
  let state: CursorState = { ...initial, delta: null, hovered: null, off: [], isPlaying: false }
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

/** Reads the chunk and the window of an address. Numbers outside the stream are ignored. */
export function readCursor(
  search: { readonly chunk?: string | null; readonly window?: string | null },
  count: number,
): Pick<CursorState, 'chunk' | 'window'> {
  const chunk = /^\d{1,9}$/.test(search.chunk ?? '') ? Number(search.chunk) : null
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(search.window ?? '') ?? []
  const window =
    first === undefined ? null : { first: Number(first), last: Math.min(Number(last), count - 1) }
  return {
    chunk: chunk !== null && chunk < count ? chunk : null,
    window: window !== null && window.first <= window.last ? window : null,
  }
}

/** Writes the cursor into the query string of an address. */
export function writeCursor(
  search: string,
  { chunk, window }: Pick<CursorState, 'chunk' | 'window'>,
): string {
  const parameters = new URLSearchParams(search)
  if (chunk === null) parameters.delete('chunk')
  else parameters.set('chunk', String(chunk))
  if (window === null) parameters.delete('window')
  else parameters.set('window', windowText(window))
  const text = parameters.toString()
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
