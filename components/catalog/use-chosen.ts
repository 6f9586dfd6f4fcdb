'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListAddress } from '#lib/catalog/list-address'
import { atOf, type LoadedList } from './loaded-list'
import type { ChangeAddress } from './use-address'

const SETTLE = 150

export interface Chosen {
  /** Index of the chosen line; null for none. */
  readonly index: number | null
  readonly choose: (index: number | null) => void
  /** Chooses a line and writes it into the address at once: a click may leave the page. */
  readonly chooseNow: (index: number) => void
  /** Writes the choice into the address at once: before the page is left. */
  readonly settle: () => void
}

/** Where a line is in a list: among the lines that are loaded, or where the server found it. */
function indexOf(list: LoadedList, at: string): number | null {
  if (at === '') return null
  for (const [index, line] of list.lines) if (atOf(line) === at) return index
  return list.address.at === at ? list.view.at : null
}

/** The chosen line. It is in the address a moment later, so that holding a key down does not flood the history. */
export function useChosen(list: LoadedList, { at: chosen }: ListAddress, change: ChangeAddress): Chosen {
  const [index, setIndex] = useState(() => indexOf(list, chosen))
  const [view, setView] = useState(list.view)
  if (view !== list.view) {
    setView(list.view)
    setIndex(indexOf(list, chosen))
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
  const chooseNow = (next: number): void => {
    const clicked = list.lines.get(next)
    isChanged.current = false
    setIndex(next)
    if (clicked) change({ at: atOf(clicked) }, 'replace')
  }
  return { index, choose, chooseNow, settle }
}
