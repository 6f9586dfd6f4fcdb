'use client'

import { useRouter } from 'next/navigation'
import { editHrefAt } from '#lib/api/page-address'
import type { TabName } from '#lib/page/tab'
import { useReadOnly } from '../../ui/read-only'
import { type KeyActions, useKeys } from '../../ui/use-keys'
import { useTypingPage } from '../../ui/use-typing-page'
import type { Cursor } from '../timeline/cursor'
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
  readonly onTab: (tab: TabName) => void
}

/** Listens to the keys of a recording's page. */
export function useRecordingKeys({ cursor, player, links, hasChunks, onTab }: Keys): void {
  const router = useRouter()
  const openEditor = useTypingPage()
  const step = (by: number) => (event: KeyboardEvent) => {
    if (event.shiftKey) growWindow(cursor, by)
    else player.step(by)
  }
  const chunkKeys: KeyActions = {
    ArrowLeft: step(-1),
    ArrowRight: step(1),
    Home: player.first,
    End: player.last,
    ' ': player.toggle,
    c: () => onTab('chunks'),
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

/** For Shift and an arrow: the window grows or shrinks at the end where the cursor is. */
function growWindow(cursor: Cursor, by: number): void {
  const { chunk, window } = cursor.get()
  const from = chunk ?? 0
  const to = Math.max(0, Math.min(cursor.count - 1, from + by))
  const fixed = window === null ? from : window.first === from ? window.last : window.first
  cursor.set({
    chunk: to,
    window: { first: Math.min(fixed, to), last: Math.max(fixed, to) },
    isPlaying: false,
  })
}
