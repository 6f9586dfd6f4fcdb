'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListAddress } from '#lib/list/address'
import { lineName } from '#lib/list/line'
import { type LoadedList, placeOf } from './loaded-list'
import type { SetListAddress } from './use-address'

const SETTLE = 150

export interface Chosen {
  /** Index of the chosen line; null when there is none. */
  readonly index: number | null
  readonly choose: (index: number | null) => void
  /** Chooses a line and writes it into the address at once, because a click may leave the page. */
  readonly chooseNow: (index: number) => void
  /** Writes the choice into the address at once, before the page is left. */
  readonly settle: () => void
}

/** Returns the index of a line in a list: among the loaded lines, or as the server found it. */
function indexOf(list: LoadedList, at: string): number | null {
  if (at === '') return null
  return placeOf(list, at) ?? (list.address.at === at ? list.view.at : null)
}

/**
 * Returns the index of the chosen line once another list has come. If it is the same list in a later state, the line
 * stays the same.
 */
function indexAfter(
  before: { readonly list: LoadedList; readonly index: number | null },
  list: LoadedList,
  chosen: string,
): number | null {
  if (before.list.view === list.view) return before.index
  const line = before.index === null ? undefined : before.list.lines.get(before.index)
  return indexOf(list, line && before.list.key === list.key ? lineName(line) : chosen)
}

/**
 * The chosen line. It is written to the address a moment later, so that holding a key down does not flood the history.
 */
export function useChosen(list: LoadedList, { at: chosen }: ListAddress, change: SetListAddress): Chosen {
  const [shown, setShown] = useState(() => ({ list, index: indexOf(list, chosen) }))
  if (shown.list !== list) setShown({ list, index: indexAfter(shown, list, chosen) })
  const { index } = shown
  const line = index === null ? undefined : list.lines.get(index)
  const at = line && lineName(line)
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
    setShown((now) => ({ ...now, index: next }))
  }, [])
  const chooseNow = (next: number): void => {
    const clicked = list.lines.get(next)
    isChanged.current = false
    setShown((now) => ({ ...now, index: next }))
    if (clicked) change({ at: lineName(clicked) }, 'replace')
  }
  return { index, choose, chooseNow, settle }
}
