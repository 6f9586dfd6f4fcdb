'use client'

import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { RowLine } from '#lib/list/line'
import { COLUMNS } from '#lib/query/field-lists'
import type { SortKey } from '#lib/query/fields'
import { AnswerCell, ChunksCell, EndpointCell, FinishCell, ModelCell, PromptCell, StatusCell } from './cells'

/** The server sorts, so that sorting is only a state here. */
export const features = tableFeatures({ rowSortingFeature })

const helper = createColumnHelper<typeof features, RowLine>()

/** The columns. Their ids are the keys of sorting. */
export const columns = helper.columns([
  helper.accessor('name', headOf('test')),
  helper.accessor('model', headOf('model')),
  helper.accessor('endpoint', headOf('endpoint')),
  helper.accessor('prompt', headOf('prompt')),
  helper.accessor('answer', headOf('answer')),
  helper.accessor('chunks', headOf('chunks')),
  helper.accessor('finish', headOf('finish')),
  helper.accessor('verdict', headOf('status')),
])

function headOf(id: SortKey): { id: SortKey; header: string; sortDescFirst?: true } {
  const column = COLUMNS.find((one) => one.id === id)
  return { id, header: column?.head ?? '', ...(column?.startsDescending && { sortDescFirst: true }) }
}

/** What stands in the columns after the test. Rows come and go while one scrolls: they are drawn without a table model. */
export const CELLS: readonly (readonly [id: string, cell: (props: { row: RowLine }) => ReactNode])[] = [
  ['model', ModelCell],
  ['endpoint', EndpointCell],
  ['prompt', PromptCell],
  ['answer', AnswerCell],
  ['chunks', ChunksCell],
  ['finish', FinishCell],
  ['status', StatusCell],
]

/**
 * Where a cell stands. On a wide page each column is its own; under 1100 px a row has two lines: test, prompt and model
 * above the answer.
 */
export const PLACES: Readonly<Record<string, string>> = {
  test: 'max-[1099px]:col-start-1 max-[1099px]:row-start-1',
  model: 'max-[1099px]:col-start-3 max-[1099px]:row-start-1 max-[1099px]:max-w-[200px]',
  endpoint: 'max-[1099px]:hidden',
  prompt: 'max-[1099px]:col-start-2 max-[1099px]:row-start-1',
  answer: 'max-[1099px]:col-span-3 max-[1099px]:col-start-1 max-[1099px]:row-start-2 max-[1099px]:pl-5',
  chunks: 'text-right max-[1099px]:col-start-4 max-[1099px]:row-span-2 max-[1099px]:row-start-1',
  finish: 'max-[1099px]:col-start-5 max-[1099px]:row-span-2 max-[1099px]:row-start-1',
  status: 'max-[1099px]:col-start-6 max-[1099px]:row-span-2 max-[1099px]:row-start-1',
}

/** The grid that header and rows share. */
export const GRID =
  'grid grid-cols-[minmax(0,1.33fr)_164px_64px_minmax(0,1fr)_minmax(0,1.4fr)_44px_76px_96px] gap-x-3 pr-4 pl-[30px] max-[1099px]:grid-cols-[fit-content(45%)_minmax(0,1fr)_auto_48px_76px_96px]'
