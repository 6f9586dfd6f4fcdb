'use client'

import { useEffect } from 'react'
import { type Cursor, readCursor, writeCursor } from '../timeline/cursor'

/**
 * Browsers refuse more than about a hundred changes of the address a minute, so only the last change of a run is
 * written.
 */
const PAUSE = 200

/** Keeps the cursor in the address, and moves it when the reader goes back or forward. */
export function useAddress(cursor: Cursor): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const { pathname } = window.location
    const write = (): void => {
      const search = writeCursor(window.location.search, cursor.get())
      // The reader may have gone to another page while the change was waiting.
      if (window.location.pathname !== pathname || search === window.location.search) return
      window.history.replaceState(null, '', pathname + search)
    }
    const wait = (): void => {
      clearTimeout(timer)
      timer = setTimeout(write, PAUSE)
    }
    const follow = (): void => {
      const search = Object.fromEntries(new URLSearchParams(window.location.search))
      cursor.set(readCursor(search, cursor.count))
    }
    const stop = cursor.subscribe(wait)
    window.addEventListener('popstate', follow)
    return () => {
      clearTimeout(timer)
      stop()
      window.removeEventListener('popstate', follow)
    }
  }, [cursor])
}
