'use client'

import { memo, type ReactNode } from 'react'
import type { CellProps } from './cells'
import { columns, GRID } from './columns'

/** The cells of a recording. They are drawn once while in sight, however the list moves. */
export const RecordingRow = memo(function RecordingRow({ row, isChosen }: CellProps): ReactNode {
  return (
    <div
      className={`${GRID} h-full items-center max-[1099px]:grid-rows-2 max-[1099px]:gap-y-0 max-[1099px]:py-0.5 max-[499px]:grid-rows-3`}
    >
      {columns.map(
        ({ id, meta }) =>
          meta && (
            <div key={id} role="gridcell" className={`min-w-0 truncate ${meta.cell}`}>
              <meta.Cell row={row} isChosen={isChosen} />
            </div>
          ),
      )}
    </div>
  )
})
