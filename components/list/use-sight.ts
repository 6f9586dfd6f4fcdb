'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { LoadedList } from './loaded-list'
import type { Sight } from './use-list'
import { useRowLines } from './use-row-lines'
import { namesInSight, type Rows } from './use-rows'

/** The minimum time between two loads while the reader scrolls, in milliseconds. */
const PAUSE = 80
/** The number of lines beyond those in sight that are loaded in advance. */
const AHEAD = 50

/** Loads the lines that come into sight. */
export function useSight(
  rows: Rows,
  list: LoadedList,
  { load, sight }: { load: (start: number, end: number) => void; sight: RefObject<Sight> },
): void {
  const items = rows.getVirtualItems()
  const start = items[0]?.index ?? 0
  const end = (items.at(-1)?.index ?? -1) + 1
  const rowLines = useRowLines()
  const last = useRef(0)
  useEffect(() => {
    sight.current = {
      firstLine: rows.range?.startIndex ?? 0,
      names: () => namesInSight(list, rows, rowLines),
    }
    const ask = (): void => {
      last.current = Date.now()
      load(Math.max(0, start - AHEAD), end + AHEAD)
    }
    const timer = setTimeout(ask, Math.max(0, last.current + PAUSE - Date.now()))
    return () => clearTimeout(timer)
  }, [rows, load, sight, start, end, list, rowLines])
}
