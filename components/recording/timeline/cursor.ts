import { lowerBound, type Stream } from '#lib/message/stream'

/** A part of the chunks, both ends included. */
export interface ChunkWindow {
  readonly first: number
  readonly last: number
}

/** What the reader points at. Chosen chunk, playhead and row of the list are the same thing. */
export interface CursorState {
  /** null: none is chosen and the whole message stands as it is. */
  readonly chunk: number | null
  readonly hovered: number | null
  readonly window: ChunkWindow | null
  readonly isPlaying: boolean
}

/** Holds the cursor outside React, so that a step renders only what changes with it. */
export interface Cursor {
  readonly count: number
  readonly get: () => CursorState
  readonly set: (change: Partial<CursorState>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** @param count chunks of the stream */
export function createCursor(count: number, initial: Pick<CursorState, 'chunk' | 'window'>): Cursor {
  let state: CursorState = { ...initial, hovered: null, isPlaying: false }
  const listeners = new Set<() => void>()
  return {
    count,
    get: () => state,
    set: (change) => {
      const next = { ...state, ...change }
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

/** `330-352` */
export function windowText({ first, last }: ChunkWindow): string {
  return `${first}-${last}`
}

/** The chunk and the window that an address names; what does not fit the stream is left out. */
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

/** The address's search with the cursor in it. */
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

/** The rows of the list that stand in a window: from the first to before the last. */
export function rowsIn({ deltas }: Stream, window: ChunkWindow | null): { first: number; end: number } {
  if (window === null) return { first: 0, end: deltas.length }
  const chunks = deltas.map(({ chunk }) => chunk)
  return { first: lowerBound(chunks, window.first), end: lowerBound(chunks, window.last + 1) }
}
