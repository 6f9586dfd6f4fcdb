'use client'

import { createColumnHelper, metaHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { RowLine } from '#lib/list/line'
import { COLUMNS } from '#lib/query/field-lists'
import type { SortKey } from '#lib/query/fields'
import {
  AnswerCell,
  type CellProps,
  ChunksCell,
  EndpointCell,
  FinishCell,
  ModelCell,
  PromptCell,
  StatusCell,
  TestCell,
} from './cells'

/**
 * What a column is beside its header and its key of sorting. On a wide page each column is its own; under 1100 px a row has
 * two lines: test, prompt and model above the answer.
 */
interface ColumnFacts {
  readonly Cell: (props: CellProps) => ReactNode
  /** Where a cell stands on a narrow page, and how. */
  readonly cell: string
  /** The same for the header. */
  readonly head: string
  /** What the header adds on a narrow page, for columns that have none there. */
  readonly narrowHeader?: string
  readonly isNumber?: boolean
}

/** The server sorts, so that sorting is only a state here. */
export const features = tableFeatures({ rowSortingFeature, columnMeta: metaHelper<ColumnFacts>() })

const helper = createColumnHelper<typeof features, RowLine>()

const HIDDEN = 'max-[1099px]:hidden'

/**
 * The columns: how each is drawn, and what the query's fields say of it. Their ids are the keys of sorting. Rows come and go while one scrolls:
 * they are drawn from these facts without a table model.
 */
export const columns = helper.columns([
  helper.accessor('name', {
    ...headOf('test'),
    meta: {
      Cell: TestCell,
      cell: 'h-full max-[1099px]:col-start-1 max-[1099px]:row-start-1',
      head: 'max-[1099px]:col-span-3',
      narrowHeader: ', prompt, answer',
    },
  }),
  helper.accessor('model', {
    ...headOf('model'),
    meta: {
      Cell: ModelCell,
      cell: 'max-[1099px]:col-start-3 max-[1099px]:row-start-1 max-[1099px]:max-w-[200px]',
      head: HIDDEN,
    },
  }),
  helper.accessor('endpoint', {
    ...headOf('endpoint'),
    meta: { Cell: EndpointCell, cell: HIDDEN, head: HIDDEN },
  }),
  helper.accessor('prompt', {
    ...headOf('prompt'),
    meta: { Cell: PromptCell, cell: 'max-[1099px]:col-start-2 max-[1099px]:row-start-1', head: HIDDEN },
  }),
  helper.accessor('answer', {
    ...headOf('answer'),
    meta: {
      Cell: AnswerCell,
      cell: 'max-[1099px]:col-span-3 max-[1099px]:col-start-1 max-[1099px]:row-start-2 max-[1099px]:pl-5',
      head: HIDDEN,
    },
  }),
  helper.accessor('chunks', {
    ...headOf('chunks'),
    meta: {
      Cell: ChunksCell,
      cell: 'text-right max-[1099px]:col-start-4 max-[1099px]:row-span-2 max-[1099px]:row-start-1',
      head: 'text-right max-[1099px]:col-start-4 max-[1099px]:row-start-1',
      isNumber: true,
    },
  }),
  helper.accessor('finish', {
    ...headOf('finish'),
    meta: {
      Cell: FinishCell,
      cell: 'max-[1099px]:col-start-5 max-[1099px]:row-span-2 max-[1099px]:row-start-1',
      head: 'max-[1099px]:col-start-5 max-[1099px]:row-start-1',
    },
  }),
  helper.accessor('verdict', {
    ...headOf('status'),
    meta: {
      Cell: StatusCell,
      cell: 'max-[1099px]:col-start-6 max-[1099px]:row-span-2 max-[1099px]:row-start-1',
      head: 'max-[1099px]:col-start-6 max-[1099px]:row-start-1',
    },
  }),
])

/** The header and the sorting of a column, as the fields of the query have them. */
function headOf(id: SortKey): { id: SortKey; header: string; sortDescFirst?: true } {
  const column = COLUMNS.find((one) => one.id === id)
  return { id, header: column?.head ?? '', ...(column?.startsDescending && { sortDescFirst: true }) }
}

/** The grid that header and rows share: a width per column, in one class, since styles are built from whole class names. */
export const GRID =
  'grid grid-cols-[minmax(0,1.33fr)_164px_64px_minmax(0,1fr)_minmax(0,1.4fr)_44px_76px_96px] gap-x-3 pr-4 pl-[30px] max-[1099px]:grid-cols-[fit-content(45%)_minmax(0,1fr)_auto_48px_76px_96px]'
