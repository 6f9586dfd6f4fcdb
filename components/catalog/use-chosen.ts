'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { atOf, type LoadedList } from './loaded-list'
import type { ChangeAddress } from './use-address'

const SETTLE = 150

export interface Chosen {
  /** Index of the chosen line; null for none. */
  readonly index: number | null
  readonly choose: (index: number | null) => void
  /** Writes the choice into the address at once: before the page is left. */
  readonly settle: () => void
}

/** The chosen line. It is in the address a moment later, so that holding a key down does not flood the history. */
export function useChosen(list: LoadedList, change: ChangeAddress): Chosen {
  const [index, setIndex] = useState(list.view.at)
  const [view, setView] = useState(list.view)
  if (view !== list.view) {
    setView(list.view)
    setIndex(list.view.at)
  }
  const line = index === null ? undefined : list.lines.get(index)
  const at = line && atOf(line)
  const isChanged = useRef(false)
  const settle = useCallback(() => {
    if (isChanged.current && (at !== undefined || index === null)) change({ at: at ?? '' }, 'replace')
    isChanged.current = false
  }, [at, index, change])
  useEffect(() => {
    const timer = setTimeout(settle, SETTLE)
    return () => clearTimeout(timer)
  }, [settle])
  const choose = useCallback((next: number | null) => {
    isChanged.current = true
    setIndex(next)
  }, [])
  return { index, choose, settle }
}
