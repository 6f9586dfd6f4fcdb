'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Stream } from '#lib/message/stream'
import type { ChunkJson } from '#lib/page/chunk-json'
import type { AnswerView, ChunksView, RecordingView } from '#lib/page/view'
import type { FileText } from '../text/file-text'
import type { Cursor, CursorState } from '../timeline/cursor'

/** What the parts of the page share. */
export interface RecordingShared {
  readonly path: string
  readonly cursor: Cursor
  readonly stream: Stream
  readonly chunks: ChunksView | null
  readonly answers: readonly AnswerView[]
  /** What else the answer holds. */
  readonly rest: RecordingView['rest']
  readonly data: RecordingView['data']
  readonly models: RecordingView['models']
  /** The file's own text, fetched once when it is needed. */
  readonly file: FileText
  /** The chunk in the address as the server set it out, so that it stands in the first HTML. */
  readonly firstChunk: ChunkJson | null
}

const Context = createContext<RecordingShared | null>(null)

export const RecordingProvider = Context.Provider

export function useRecording(): RecordingShared {
  const shared = useContext(Context)
  if (!shared) throw new Error('This component stands in a RecordingProvider.')
  return shared
}

/** Something derived from the cursor: a component renders again only when it differs. It must be a plain value. */
export function useCursor<Value extends string | number | boolean | null>(
  select: (state: CursorState) => Value,
): Value {
  const { cursor } = useRecording()
  const read = (): Value => select(cursor.get())
  return useSyncExternalStore(cursor.subscribe, read, read)
}
