'use client'

import { useEffect } from 'react'
import { addressWriter } from '../../ui/address-writer'
import { type Cursor, readCursor, writeCursor } from '../timeline/cursor'
import type { Strip } from '../timeline/timeline-geometry'

const PAUSE = 200

/** Keys that may open another page. The other ones move the cursor, and may be held down. */
const OPENING = /^(?:\S|Enter|Escape)$/

/** Keeps the cursor in the address, and moves it when the reader goes back or forward. */
export function useAddress(cursor: Cursor, strips: readonly Strip[]): void {
  useEffect(() => {
    const { pathname } = window.location
    const write = (): void => {
      const search = writeCursor(window.location.search, cursor.get())
      // The reader may have gone to another page while the change was waiting.
      if (window.location.pathname !== pathname || search === window.location.search) return
      window.history.replaceState(null, '', pathname + search)
    }
    const writer = addressWriter(write, PAUSE, OPENING)
    const follow = (): void => {
      const search = Object.fromEntries(new URLSearchParams(window.location.search))
      cursor.set(readCursor(search, cursor.count, strips))
    }
    const stop = cursor.subscribe(writer.later)
    window.addEventListener('popstate', follow)
    return () => {
      writer.stop()
      stop()
      window.removeEventListener('popstate', follow)
    }
  }, [cursor, strips])
}
