'use client'

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ListView } from '#lib/catalog/list-view'
import { groupsOf, type LoadedList } from './loaded-list'
import { useNarrow } from './use-narrow'

const LINE = 28
const TWO_LINES = 52
export const HEADER = 30
/** Assumed until the page is measured. */
const FIRST_RECT = { width: 1200, height: 900 }

export type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>

/** Scroll offsets of lists seen since the page was loaded. */
const offsets = new Map<string, number>()

/** The lines in sight. Heights are known without measuring: one line, or two for recordings on a narrow page. */
export function useRows(list: LoadedList, scroller: RefObject<HTMLDivElement | null>): Rows {
  const isNarrow = useNarrow()
  const { shape, lineCount } = list.view
  const groups = useMemo(() => groupsOf(shape), [shape])
  const first = useRef(offsets.get(list.key) ?? firstOffset(list.view))
  const rows: Rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lineCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (isNarrow && groups[index] !== 1 ? TWO_LINES : LINE),
    overscan: 10,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    initialOffset: first.current,
    initialRect: FIRST_RECT,
    useFlushSync: false,
  })
  const sizes = useRef({ isNarrow, groups })
  useLayoutEffect(() => {
    if (sizes.current.isNarrow === isNarrow && sizes.current.groups === groups) return
    sizes.current = { isNarrow, groups }
    rows.measure()
  })
  useKeptOffset(list.key, rows)
  return rows
}

/** The chosen line in the upper half; without one, the first line that came with the page. */
function firstOffset({ at, offset }: ListView): number {
  return at === null ? offset * LINE : Math.max(0, at * LINE - FIRST_RECT.height / 3)
}

/** Keeps the place of each list; another query or order starts at its top, other folds stay where they are. */
function useKeptOffset(key: string, rows: Rows): void {
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current !== key) {
      const isSameList = withoutFold(shown.current) === withoutFold(key)
      shown.current = key
      if (!isSameList) rows.scrollToOffset(offsets.get(key) ?? 0)
    }
  }, [key, rows])
  useEffect(() => {
    if (rows.scrollOffset !== null) offsets.set(shown.current, rows.scrollOffset)
  })
}

function withoutFold(key: string): string {
  return key.replace(/[?&]fold=[^&]*/, '')
}
