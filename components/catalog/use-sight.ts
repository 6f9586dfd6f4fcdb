'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { LoadedList } from './loaded-list'
import type { Rows } from './use-rows'

/** While one scrolls, what comes into sight is asked for so often. */
const PAUSE = 80
/** Lines beyond those in sight that are loaded before they are needed. */
const AHEAD = 50

/** Loads what comes into sight. */
export function useSight(
  rows: Rows,
  list: LoadedList,
  { load, firstLine }: { load: (start: number, end: number) => void; firstLine: RefObject<number> },
): void {
  const items = rows.getVirtualItems()
  const start = items[0]?.index ?? 0
  const end = (items.at(-1)?.index ?? -1) + 1
  const last = useRef(0)
  useEffect(() => {
    firstLine.current = rows.range?.startIndex ?? 0
    const ask = (): void => {
      last.current = Date.now()
      load(Math.max(0, start - AHEAD), end + AHEAD)
    }
    const timer = setTimeout(ask, Math.max(0, last.current + PAUSE - Date.now()))
    return () => clearTimeout(timer)
  }, [rows, load, firstLine, start, end, list])
}
