'use client'

import { useRouter } from 'next/navigation'
import { editHrefAt } from '#lib/api/page-address'
import type { TabName } from '#lib/page/tab'
import { useReadOnly } from '../../ui/read-only'
import { type KeyActions, useKeys } from '../../ui/use-keys'
import { useTypingPage } from '../../ui/use-typing-page'
import { type ChunkWindow, type Cursor, movedWindow, resizedWindow, toggledLane } from '../timeline/cursor'
import type { Strip } from '../timeline/timeline-geometry'
import type { Player } from '../timeline/use-player'

/** The addresses that keys of the page lead to. */
export interface PageLinks {
  readonly edit: string
  readonly back: string
}

interface Keys {
  readonly cursor: Cursor
  readonly player: Player
  readonly links: PageLinks
  readonly hasChunks: boolean
  /** The lanes of the timeline, in the order of their keys. */
  readonly strips: readonly Strip[]
  readonly onTab: (tab: TabName) => void
}

/** Listens to the keys of a recording's page. */
export function useRecordingKeys(keys: Keys): void {
  const { cursor, player, links, hasChunks, strips, onTab } = keys
  const router = useRouter()
  const openEditor = useTypingPage()
  const step = (by: number) => (event: KeyboardEvent) => {
    if (event.shiftKey)
      changeWindow(cursor, (window) => movedWindow(window, by * strideOf(window), cursor.count))
    else player.step(by)
  }
  const resize = (by: number) => () =>
    changeWindow(cursor, ({ first, last }) => resizedWindow(first, Math.max(first, last + by), cursor.count))
  const lane = (index: number) => () => {
    const strip = strips[index]
    if (strip) cursor.set(toggledLane(cursor.get(), strip.key))
  }
  const chunkKeys: KeyActions = {
    ArrowLeft: step(-1),
    ArrowRight: step(1),
    'Alt+ArrowLeft': resize(-1),
    'Alt+ArrowRight': resize(1),
    Home: player.first,
    End: player.last,
    ' ': player.toggle,
    c: () => onTab('chunks'),
    1: lane(0),
    2: lane(1),
    3: lane(2),
    4: lane(3),
    5: lane(4),
    6: lane(5),
    7: lane(6),
    8: lane(7),
    9: lane(8),
  }
  const writingKeys: KeyActions = { e: () => openEditor(editHrefAt(links.edit, cursor.get().chunk)) }
  useKeys({
    ...(hasChunks ? chunkKeys : {}),
    ...(useReadOnly() ? {} : writingKeys),
    m: () => onTab('message'),
    r: () => onTab('request'),
    Escape: () => {
      const { chunk, window } = cursor.get()
      if (window !== null) cursor.set({ window: null })
      else if (chunk !== null) cursor.set({ chunk: null, isPlaying: false })
      else router.push(links.back)
    },
  })
}

/** Changes the window; without one, it makes one of the chosen chunk and the next. */
function changeWindow(cursor: Cursor, change: (window: ChunkWindow) => ChunkWindow): void {
  const { chunk, window } = cursor.get()
  const made = resizedWindow(chunk ?? 0, (chunk ?? 0) + 1, cursor.count)
  cursor.set({ window: window === null ? made : change(window), isPlaying: false })
}

/** How far a window moves at once: the wider it is, the further. */
function strideOf({ first, last }: ChunkWindow): number {
  return Math.max(1, Math.round((last - first) / 10))
}
