'use client'

import { type SortingState, useTable } from '@tanstack/react-table'
import { type ReactNode, type RefObject, useMemo } from 'react'
import { foldsText, parseFolds, withFold } from '#lib/catalog/fold-state'
import type { GroupLine, Line, RowLine } from '#lib/catalog/line'
import { type ListAddress, searchOf } from '#lib/catalog/list-address'
import { DEFAULT_SORT, parseSort } from '#lib/catalog/sort'
import { columns, features } from './columns'
import { GroupRow } from './group-row'
import { ListHeader } from './list-header'
import { atOf, type LoadedList } from './loaded-list'
import { PagingLinks } from './paging-links'
import { RecordingRow } from './recording-row'
import type { ChangeAddress } from './use-address'
import { HEADER, type Rows } from './use-rows'

interface ListTableProps {
  readonly list: LoadedList
  readonly address: ListAddress
  readonly change: ChangeAddress
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: Rows
  /** Index of the chosen line; null for none. */
  readonly chosen: number | null
  readonly onChoose: (index: number) => void
  readonly isLoading: boolean
}

/** The address with a group folded or unfolded. */
export function toggledFold(address: ListAddress, group: GroupLine): ListAddress {
  return { ...address, fold: foldsText(withFold(parseFolds(address.fold), group)) }
}

/** The list: a header that stays, and the lines in sight. */
export function ListTable(props: ListTableProps): ReactNode {
  const { list, address, change, scroller, rows, chosen, isLoading } = props
  const table = useRecordingTable(list, address, change)
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
        role="treegrid"
        aria-label="Recordings"
        aria-rowcount={list.view.lineCount + 1}
        aria-busy={isLoading}
        aria-activedescendant={chosen === null ? undefined : lineId(chosen)}
        tabIndex={0}
        className="group/list relative min-h-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none]"
      >
        <ListHeader headers={table.getHeaderGroups()[0]?.headers ?? []} hrefOf={sortedBy} />
        <div role="rowgroup" data-lines style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
          {items.map(({ index }) => {
            const line = list.lines.get(index)
            // By name: what has the focus keeps it when lines come or go above it.
            const key = line ? atOf(line) : index
            return <LineRow key={key} {...props} index={index} line={line} rowOf={table.getRow} />
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

type RecordingTable = ReturnType<typeof useRecordingTable>

function useRecordingTable(list: LoadedList, address: ListAddress, change: ChangeAddress) {
  const data = useMemo(
    () => [...list.lines.values()].filter((line): line is RowLine => line.type === 'row'),
    [list.lines],
  )
  const { key, isDescending } = address.sort
  const sorting = useMemo<SortingState>(() => [{ id: key, desc: isDescending }], [key, isDescending])
  return useTable({
    features,
    columns,
    data,
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
}

/** The id of a line's element. */
function lineId(index: number): string {
  return `line-${index}`
}

interface LineRowProps extends ListTableProps {
  readonly index: number
  readonly line: Line | undefined
  readonly rowOf: RecordingTable['getRow']
}

function LineRow({ index, line, rowOf, address, change, chosen, onChoose }: LineRowProps): ReactNode {
  const isChosen = chosen === index
  const look = isChosen ? CHOSEN : 'hover:bg-hover'
  if (line === undefined) return <SkeletonRow index={index} />
  const shared = {
    role: 'row',
    id: lineId(index),
    'aria-rowindex': index + 2,
    'aria-level': line.level + 1,
    'aria-selected': isChosen,
    // Before the link in the row leaves the page: a change of the address after that would stop it.
    onClickCapture: () => onChoose(index),
  }
  if (line.type === 'row') {
    return (
      <div {...shared} className={`relative h-7 max-[1099px]:h-13 ${look}`}>
        <RecordingRow row={rowOf(line.path, true)} isChosen={isChosen} />
      </div>
    )
  }
  const toggled = toggledFold(address, line)
  const ground = line.level === 0 ? 'border-t border-line bg-sub' : ''
  return (
    <div {...shared} {...{ 'aria-expanded': !line.isFolded }} className={`relative h-7 ${ground} ${look}`}>
      <GroupRow
        line={line}
        href={`/${searchOf(toggled)}`}
        isChosen={isChosen}
        onToggle={() => change({ fold: toggled.fold }, 'replace')}
      />
    </div>
  )
}

const CHOSEN =
  'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)] group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-focus'

/** A line that is being loaded. */
function SkeletonRow({ index }: { index: number }): ReactNode {
  return (
    <div role="row" aria-rowindex={index + 2} className="flex h-7 items-center pl-[54px] max-[1099px]:h-13">
      <div role="gridcell" className="flex w-full items-center gap-12 pr-24">
        <span className="sr-only">loading</span>
        <span className="h-2 w-40 rounded-mark bg-inset" />
        <span className="h-2 flex-1 rounded-mark bg-inset" />
      </div>
    </div>
  )
}
