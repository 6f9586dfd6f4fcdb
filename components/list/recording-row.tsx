'use client'

import { memo, type ReactNode } from 'react'
import { ChangeLetter } from '#components/ui/change-letter'
import type { RowLine } from '#lib/list/line'
import { TestCell } from './cells'
import { CELLS, GRID, PLACES } from './columns'

interface RecordingRowProps {
  readonly row: RowLine
  readonly isChosen: boolean
}

/** The cells of a recording. Drawn once while it is in sight, however the list moves. */
export const RecordingRow = memo(function RecordingRow({ row, isChosen }: RecordingRowProps): ReactNode {
  return (
    <div
      className={`${GRID} h-full items-center max-[1099px]:grid-rows-2 max-[1099px]:gap-y-0 max-[1099px]:py-0.5`}
    >
      <div role="gridcell" className={`h-full min-w-0 truncate ${PLACES.test}`}>
        {row.change && (
          <span className="absolute top-0 left-[13px] z-10 flex h-7 items-center">
            <ChangeLetter {...row.change} />
          </span>
        )}
        <TestCell row={row} isChosen={isChosen} />
      </div>
      {CELLS.map(([id, Cell]) => (
        <div key={id} role="gridcell" className={`min-w-0 truncate ${PLACES[id] ?? ''}`}>
          <Cell row={row} />
        </div>
      ))}
    </div>
  )
})
