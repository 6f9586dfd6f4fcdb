'use client'

import { type RefObject, useEffect } from 'react'
import type { LoadedList } from './loaded-list'
import type { Rows } from './use-rows'

/** Loads what comes into sight. */
export function useSight(
  rows: Rows,
  list: LoadedList,
  { load, firstLine }: { load: (start: number, end: number) => void; firstLine: RefObject<number> },
): void {
  const items = rows.getVirtualItems()
  const start = items[0]?.index ?? 0
  const end = (items.at(-1)?.index ?? -1) + 1
  useEffect(() => {
    firstLine.current = rows.range?.startIndex ?? 0
    load(start, end)
  }, [rows, load, firstLine, start, end, list])
}
