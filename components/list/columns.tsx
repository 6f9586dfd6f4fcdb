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
  SizeCell,
  StatusCell,
  TestCell,
} from './cells'

/**
 * The facts of a column besides its header and its sort key. On a wide page each column stands alone; below 1100 px a
 * row has two lines: test, prompt and model above the answer; below 500 px three, the prompt alone on the second.
 */
interface ColumnFacts {
  readonly Cell: (props: CellProps) => ReactNode
  /** The classes of a cell on a narrow page. */
  readonly cell: string
  /** The classes of the header on a narrow page. */
  readonly head: string
  /** Added to the header on a narrow page, for columns without a header of their own there. */
  readonly narrowHeader?: string
  readonly isNumber?: boolean
}

/** The server sorts, so sorting is only a state here. */
export const features = tableFeatures({ rowSortingFeature, columnMeta: metaHelper<ColumnFacts>() })

const helper = createColumnHelper<typeof features, RowLine>()

const HIDDEN = 'max-[1099px]:hidden'
const ONLY_WIDE = 'max-[1279px]:hidden'

/**
 * The columns: how each is drawn, with the facts of the query's fields. Their ids are the sort keys. Rows come and go
 * while the reader scrolls, so they are drawn from these facts without a table model.
 */
export const columns = helper.columns([
  helper.accessor('name', {
    ...headOf('test'),
    meta: {
      Cell: TestCell,
      cell: 'h-full max-[1099px]:col-start-1 max-[1099px]:row-start-1',
      head: 'max-[1099px]:col-span-3 max-[499px]:col-span-2',
      narrowHeader: ', prompt, answer',
    },
  }),
  helper.accessor('model', {
    ...headOf('model'),
    meta: {
      Cell: ModelCell,
      cell: 'max-[1099px]:col-start-3 max-[1099px]:row-start-1 max-[1099px]:max-w-[200px] max-[499px]:col-start-2',
      head: HIDDEN,
    },
  }),
  helper.accessor('endpoint', {
    ...headOf('endpoint'),
    meta: { Cell: EndpointCell, cell: HIDDEN, head: HIDDEN },
  }),
  helper.accessor('prompt', {
    ...headOf('prompt'),
    meta: {
      Cell: PromptCell,
      cell: 'max-[1099px]:col-start-2 max-[1099px]:row-start-1 max-[499px]:col-span-3 max-[499px]:col-start-1 max-[499px]:row-start-2 max-[499px]:pl-5',
      head: HIDDEN,
    },
  }),
  helper.accessor('answer', {
    ...headOf('answer'),
    meta: {
      Cell: AnswerCell,
      cell: 'max-[1099px]:col-span-3 max-[1099px]:col-start-1 max-[1099px]:row-start-2 max-[1099px]:pl-5 max-[499px]:col-span-2 max-[499px]:row-start-3',
      head: HIDDEN,
    },
  }),
  helper.accessor('chunks', {
    ...headOf('chunks'),
    meta: {
      Cell: ChunksCell,
      cell: 'text-right max-[1099px]:col-start-4 max-[1099px]:row-span-2 max-[1099px]:row-start-1 max-[499px]:hidden',
      head: 'text-right max-[1099px]:col-start-4 max-[1099px]:row-start-1 max-[499px]:hidden',
      isNumber: true,
    },
  }),
  helper.accessor('size', {
    ...headOf('size'),
    meta: {
      Cell: SizeCell,
      cell: `text-right ${ONLY_WIDE}`,
      head: `text-right ${ONLY_WIDE}`,
      isNumber: true,
    },
  }),
  helper.accessor('finish', {
    ...headOf('finish'),
    meta: {
      Cell: FinishCell,
      cell: 'max-[1099px]:col-start-5 max-[1099px]:row-span-2 max-[1099px]:row-start-1 max-[499px]:col-start-3 max-[499px]:row-span-1 max-[499px]:row-start-3 max-[499px]:text-right',
      head: 'max-[1099px]:col-start-5 max-[1099px]:row-start-1 max-[499px]:hidden',
    },
  }),
  helper.accessor('verdict', {
    ...headOf('status'),
    meta: {
      Cell: StatusCell,
      cell: 'max-[1099px]:col-start-6 max-[1099px]:row-span-2 max-[1099px]:row-start-1 max-[499px]:col-start-3 max-[499px]:row-span-1 max-[499px]:text-right',
      head: 'max-[1099px]:col-start-6 max-[1099px]:row-start-1 max-[499px]:col-start-3 max-[499px]:text-right',
    },
  }),
])

/** Returns the header and the sort facts of a column from the fields of the query. */
function headOf(id: SortKey): { id: SortKey; header: string; sortDescFirst?: true } {
  const column = COLUMNS.find((one) => one.id === id)
  return { id, header: column?.head ?? '', ...(column?.startsDescending && { sortDescFirst: true }) }
}

/**
 * The grid of header and rows: a width for each column, in one class, because styles are built from complete class
 * names.
 */
export const GRID =
  'grid grid-cols-[minmax(0,1.33fr)_164px_64px_minmax(0,1fr)_minmax(0,1.4fr)_48px_64px_76px_96px] gap-x-3 max-[1279px]:grid-cols-[minmax(0,1.33fr)_164px_64px_minmax(0,1fr)_minmax(0,1.4fr)_48px_76px_96px] pr-4 pl-[30px] max-[1099px]:grid-cols-[fit-content(45%)_minmax(0,1fr)_auto_48px_76px_96px] max-[499px]:grid-cols-[fit-content(55%)_minmax(0,1fr)_auto]'
