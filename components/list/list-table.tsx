'use client'

import { type SortingState, useTable } from '@tanstack/react-table'
import {
  type ComponentProps,
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { type ListAddress, searchOf } from '#lib/list/address'
import { foldsText, parseFolds, withFold } from '#lib/list/fold-state'
import { type GroupLine, type Line, lineName, type RowLine } from '#lib/list/line'
import { DEFAULT_SORT, parseSort } from '#lib/list/sort'
import { columns, features } from './columns'
import { GroupRow } from './group-row'
import { ListHeader } from './list-header'
import type { LoadedList } from './loaded-list'
import { PagingLinks } from './paging-links'
import { RecordingRow } from './recording-row'
import type { SetListAddress } from './use-address'
import { HEADER, type Rows } from './use-rows'

interface ListTableProps {
  readonly list: LoadedList
  readonly address: ListAddress
  readonly change: SetListAddress
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: Rows
  /** Index of the chosen line; null when there is none. */
  readonly chosen: number | null
  readonly onChoose: (index: number) => void
  readonly isLoading: boolean
}

/** The id of the element with the lines. */
export const LIST_ID = 'list'

/** Returns the address with a group folded or unfolded. */
export function toggledFold(address: ListAddress, group: GroupLine): ListAddress {
  return { ...address, fold: foldsText(withFold(parseFolds(address.fold), group)) }
}

/** The list: a header that stays in place, and the lines in sight. */
export function ListTable(props: ListTableProps): ReactNode {
  const { list, address, change, scroller, rows, chosen, isLoading } = props
  const headers = useHeaders(address, change)
  const latest = useRef(props.onChoose)
  useEffect(() => {
    latest.current = props.onChoose
  })
  const choose = useCallback((index: number) => latest.current(index), [])
  const items = rows.getVirtualItems()
  const before = (items[0]?.start ?? HEADER) - HEADER
  const after = rows.getTotalSize() - ((items.at(-1)?.end ?? HEADER) - HEADER)
  const sortedBy = (column: string, isDescending: boolean): string => {
    const sort = parseSort(`${isDescending ? '-' : ''}${column}`) ?? DEFAULT_SORT
    return `/${searchOf({ ...address, sort })}`
  }
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div
        ref={scroller}
        id={LIST_ID}
        role="treegrid"
        aria-label="Recordings"
        aria-rowcount={list.view.lineCount + 1}
        aria-busy={isLoading}
        aria-activedescendant={chosen === null ? undefined : lineId(chosen)}
        tabIndex={0}
        className="group/list relative min-h-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none]"
      >
        <ListHeader headers={headers} hrefOf={sortedBy} />
        <div role="rowgroup" data-lines style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
          {items.map(({ index }) => {
            const line = list.lines.get(index)
            // Keyed by name, so that a line keeps the focus when lines come or go above it.
            const key = line ? lineName(line) : index
            if (line === undefined) return <SkeletonRow key={key} index={index} />
            return (
              <LineRow
                key={key}
                index={index}
                line={line}
                isChosen={chosen === index}
                address={address}
                change={change}
                onChoose={choose}
              />
            )
          })}
        </div>
      </div>
      <PagingLinks
        address={address}
        start={items[0]?.index ?? 0}
        end={(items.at(-1)?.index ?? -1) + 1}
        lineCount={list.view.lineCount}
      />
    </div>
  )
}

const NO_ROWS: readonly RowLine[] = []

/** Makes the table's header. The server sorts and sends windows, so the table itself has no rows. */
function useHeaders(
  address: ListAddress,
  change: SetListAddress,
): ComponentProps<typeof ListHeader>['headers'] {
  const { key, isDescending } = address.sort
  const sorting = useMemo<SortingState>(() => [{ id: key, desc: isDescending }], [key, isDescending])
  const table = useTable({
    features,
    columns,
    data: NO_ROWS,
    getRowId: (line) => line.path,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (update) => {
      const next = (typeof update === 'function' ? update(sorting) : update)[0]
      const sort = next && parseSort(`${next.desc ? '-' : ''}${next.id}`)
      if (sort) change({ sort })
    },
  })
  return table.getHeaderGroups()[0]?.headers ?? []
}

/** Returns the id of a line's element. */
function lineId(index: number): string {
  return `line-${index}`
}

interface LineRowProps {
  readonly index: number
  readonly line: Line
  readonly isChosen: boolean
  readonly address: ListAddress
  readonly change: SetListAddress
  readonly onChoose: (index: number) => void
}

const LineRow = memo(function LineRow(props: LineRowProps): ReactNode {
  const { index, line, isChosen, address, change, onChoose } = props
  const look = isChosen ? CHOSEN : 'hover:bg-hover'
  const shared = {
    role: 'row',
    id: lineId(index),
    'aria-rowindex': index + 2,
    'aria-level': line.level + 1,
    'aria-selected': isChosen,
    // Runs before the link in the row leaves the page: a later change of the address would stop it.
    onClickCapture: () => onChoose(index),
  }
  if (line.type === 'row') {
    return (
      <div
        {...shared}
        className={`group/line relative h-7 contain-strict max-[1099px]:h-13 max-[499px]:h-19 ${look}`}
      >
        <RecordingRow row={line} isChosen={isChosen} />
      </div>
    )
  }
  const toggled = toggledFold(address, line)
  const ground = line.level === 0 ? 'border-t border-line bg-sub' : ''
  return (
    <div
      {...shared}
      {...{ 'aria-expanded': !line.isFolded }}
      className={`relative h-7 contain-strict ${ground} ${look}`}
    >
      <GroupRow
        line={line}
        href={`/${searchOf(toggled)}`}
        isChosen={isChosen}
        onToggle={() => change({ fold: toggled.fold }, 'replace')}
      />
    </div>
  )
})

const CHOSEN =
  'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)] group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-focus'

/** A line that is being loaded. */
function SkeletonRow({ index }: { index: number }): ReactNode {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="flex h-7 items-center pl-[54px] max-[1099px]:h-13 max-[499px]:h-19"
    >
      <div role="gridcell" className="flex w-full items-center gap-12 pr-24">
        <span className="sr-only">loading</span>
        <span className="h-2 w-40 rounded-mark bg-inset" />
        <span className="h-2 flex-1 rounded-mark bg-inset" />
      </div>
    </div>
  )
}
