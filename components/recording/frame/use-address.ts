'use client'

import { useEffect } from 'react'
import { type Cursor, readCursor, writeCursor } from '../timeline/cursor'

/**
 * Browsers refuse more than about a hundred changes of the address a minute, so only the last change of a run is
 * written.
 */
const PAUSE = 200

/** Keys that may open another page. The other ones move the cursor, and may be held down. */
const OPENING = /^(?:\S|Enter|Escape)$/

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
      timer = setTimeout(writeNow, PAUSE)
    }
    const writeNow = (): void => {
      clearTimeout(timer)
      timer = undefined
      write()
    }
    // A change of the address would stop a page from being opened, so it comes before.
    const beforeOpening = (event: Event): void => {
      const mayOpen = !(event instanceof KeyboardEvent) || OPENING.test(event.key)
      if (timer !== undefined && mayOpen) writeNow()
    }
    const follow = (): void => {
      const search = Object.fromEntries(new URLSearchParams(window.location.search))
      cursor.set(readCursor(search, cursor.count))
    }
    const stop = cursor.subscribe(wait)
    window.addEventListener('popstate', follow)
    window.addEventListener('keydown', beforeOpening, true)
    window.addEventListener('click', beforeOpening, true)
    return () => {
      clearTimeout(timer)
      stop()
      window.removeEventListener('popstate', follow)
      window.removeEventListener('keydown', beforeOpening, true)
      window.removeEventListener('click', beforeOpening, true)
    }
  }, [cursor])
}
