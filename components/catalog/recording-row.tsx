'use client'

import { FlexRender, type Row } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { RowLine } from '#lib/catalog/line'
import { TestCell } from './cells'
import { type features, GRID, PLACES } from './columns'

interface RecordingRowProps {
  readonly row: Row<typeof features, RowLine>
  readonly isChosen: boolean
}

/** The cells of a recording. */
export function RecordingRow({ row, isChosen }: RecordingRowProps): ReactNode {
  return (
    <div
      className={`${GRID} h-full items-center max-[1099px]:grid-rows-2 max-[1099px]:gap-y-0 max-[1099px]:py-0.5`}
    >
      {row.getAllCells().map((cell) => (
        <div
          key={cell.id}
          role="gridcell"
          className={`min-w-0 truncate ${cell.column.id === 'test' ? 'h-full' : ''} ${PLACES[cell.column.id] ?? ''}`}
        >
          {cell.column.id === 'test' ? (
            <TestCell row={row.original} isChosen={isChosen} />
          ) : (
            <FlexRender cell={cell} />
          )}
        </div>
      ))}
    </div>
  )
}
