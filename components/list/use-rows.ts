'use client'

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { lineName } from '#lib/list/line'
import type { ListView } from '#lib/list/list-view'
import { groupsOf, type Heights, indexAt, type LoadedList, placeOf, topOf } from './loaded-list'
import { type RowLines, useRowLines } from './use-row-lines'

const LINE = 28
const HEIGHTS: Readonly<Record<RowLines, Heights>> = {
  1: { group: LINE, row: LINE },
  2: { group: LINE, row: 52 },
  3: { group: LINE, row: 76 },
}
export const HEADER = 30
/** Assumed until the page is measured. */
const FIRST_RECT = { width: 1200, height: 900 }

export type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>

/** Scroll offsets of lists seen since the page was loaded. */
const offsets = new Map<string, number>()

/** The lines in sight. Heights are known without measuring: one line, or two or three for recordings on a narrow page. */
export function useRows(list: LoadedList, scroller: RefObject<HTMLDivElement | null>): Rows {
  const rowLines = useRowLines()
  const heights = HEIGHTS[rowLines]
  const { shape, lineCount } = list.view
  const groups = useMemo(() => groupsOf(shape), [shape])
  const first = useRef(offsets.get(list.key) ?? firstOffset(list.view))
  const rows: Rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lineCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (groups[index] === 1 ? heights.group : heights.row),
    overscan: 10,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    initialOffset: first.current,
    initialRect: FIRST_RECT,
    useFlushSync: false,
  })
  const sizes = useRef({ heights, groups })
  useLayoutEffect(() => {
    if (sizes.current.heights === heights && sizes.current.groups === groups) return
    sizes.current = { heights, groups }
    rows.measure()
  })
  useKeptOffset(list.key, rows)
  useKeptSight(list, rows, heights)
  return rows
}

/** Keeps the lines in sight where they are when lines come or go above them. At the top, the page stays at the top. */
function useKeptSight(list: LoadedList, rows: Rows, heights: Heights): void {
  const shown = useRef(list)
  // Read before the lines are drawn: afterwards, a list that became shorter has cut it off.
  const offset = rows.scrollElement?.scrollTop ?? 0
  useLayoutEffect(() => {
    const before = shown.current
    shown.current = list
    const { near, version } = list.view
    if (near === null || before.key !== list.key || before.view.version === version || offset === 0) return
    const from = placeOf(before, near.name)
    if (from === null) return
    const moved = topOf(list.view.shape, near.index, heights) - topOf(before.view.shape, from, heights)
    if (moved !== 0) rows.scrollToOffset(offset + moved)
  })
}

/** Puts the chosen line in the upper half; without one, starts at the first line that came with the page. */
function firstOffset({ at, offset }: ListView): number {
  return at === null ? offset * LINE : Math.max(0, at * LINE - FIRST_RECT.height / 3)
}

/** Keeps the scroll offset of each list. Another query or order starts at the top; other folds stay in place. */
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

/** Returns the names of the lines in sight, from the first. */
export function namesInSight({ lines, view }: LoadedList, rows: Rows, rowLines: RowLines): string[] {
  const element = rows.scrollElement
  if (element === null) return []
  const heights = HEIGHTS[rowLines]
  const first = indexAt(view.shape, element.scrollTop, heights)
  const last = indexAt(view.shape, element.scrollTop + element.clientHeight, heights)
  const names: string[] = []
  for (let index = first; index <= last; index++) {
    const line = lines.get(index)
    if (line) names.push(lineName(line))
  }
  return names.slice(0, MAX_NAMES)
}

/** Among this number of lines, one is certain to still exist. */
const MAX_NAMES = 40
