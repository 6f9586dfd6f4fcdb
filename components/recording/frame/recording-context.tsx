'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Stream } from '#lib/message/stream'
import type { ChunkJson } from '#lib/page/chunk-json'
import type { AnswerView, ChunksView, RecordingView } from '#lib/page/view'
import type { FileText } from '../text/file-text'
import type { Cursor, CursorState } from '../timeline/cursor'
import type { Strip } from '../timeline/timeline-geometry'

/** Data that the parts of the page share. */
export interface RecordingShared {
  readonly path: string
  /** The address of the recording's editor. */
  readonly edit: string
  readonly cursor: Cursor
  readonly stream: Stream
  /** The strips of the timeline, and the numbers of calls by key of the strip. */
  readonly strips: readonly Strip[]
  readonly numbers: ReadonlyMap<string, number>
  /** Whether the stream broke off, or ended without a finish reason. */
  readonly isBroken: boolean
  /** Whether the probabilities of tokens are shown. */
  readonly showsLogprobs: boolean
  readonly chunks: ChunksView | null
  readonly answers: readonly AnswerView[]
  /** Content of the answer outside the lanes. */
  readonly rest: RecordingView['rest']
  readonly data: RecordingView['data']
  readonly models: RecordingView['models']
  /** The text of the file, fetched once when it is needed. */
  readonly file: FileText
  /** The chunk in the address as the server laid it out, so that it is in the first HTML. */
  readonly firstChunk: ChunkJson | null
}

const Context = createContext<RecordingShared | null>(null)

export const RecordingProvider = Context.Provider

export function useRecording(): RecordingShared {
  const shared = useContext(Context)
  if (!shared) throw new Error('This component needs a RecordingProvider above it.')
  return shared
}

/** Derives a plain value from the cursor. The component renders again only if the value differs. */
export function useCursor<Value extends string | number | boolean | null>(
  select: (state: CursorState) => Value,
): Value {
  const { cursor } = useRecording()
  const read = (): Value => select(cursor.get())
  return useSyncExternalStore(cursor.subscribe, read, read)
}
