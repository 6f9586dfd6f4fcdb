'use client'

import type { Header } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import type { RowLine } from '#lib/list/line'
import { type features, GRID } from './columns'

type ColumnHeader = Header<typeof features, RowLine, unknown>

interface ListHeaderProps {
  readonly headers: readonly ColumnHeader[]
  /** Returns the address of the list sorted by a column, for a page without JavaScript. */
  readonly hrefOf: (column: string, isDescending: boolean) => string
}

/** The column names. A click sorts by the column; a second click reverses the order. */
export function ListHeader({ headers, hrefOf }: ListHeaderProps): ReactNode {
  return (
    <div role="rowgroup" className="sticky top-0 z-20 border-b border-line bg-bg">
      <div role="row" aria-rowindex={1} className={`${GRID} h-[29px] items-center text-label`}>
        {headers.map((header) => (
          <HeaderCell key={header.id} header={header} hrefOf={hrefOf} />
        ))}
      </div>
    </div>
  )
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const

function HeaderCell({
  header,
  hrefOf,
}: {
  header: ColumnHeader
  hrefOf: ListHeaderProps['hrefOf']
}): ReactNode {
  const { column } = header
  const sorted = column.getIsSorted()
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp
  const sort = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    column.toggleSorting()
  }
  const { header: words, meta } = column.columnDef
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? ARIA[sorted] : undefined}
      // A name that is wider than its column of numbers reaches to the left, where there is room.
      className={`min-w-0 whitespace-nowrap ${meta?.isNumber ? 'flex justify-end' : ''} ${meta?.head ?? ''}`}
    >
      <a
        href={hrefOf(column.id, column.getNextSortingOrder() === 'desc')}
        onClick={sort}
        className={`inline-flex items-center gap-1 ${meta?.isNumber ? 'flex-row-reverse' : ''} outline-offset-[-2px] hover:text-ink-1 ${sorted ? 'font-chosen text-ink-1' : 'text-ink-2'}`}
      >
        <span>
          {String(words)}
          {meta?.narrowHeader && <span className="min-[1100px]:hidden">{meta.narrowHeader}</span>}
        </span>
        {sorted && <Arrow size={13} strokeWidth={1.75} aria-hidden />}
      </a>
    </div>
  )
}
