import type { ReactNode } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { wordDiff } from '#lib/diff/word-diff'
import { visibleText } from '#lib/page/visible'
import type { Cell, CellValue, VariantColumn } from '#lib/test/variants'

interface VariantCellProps {
  readonly column: VariantColumn
  readonly cell: Cell
  /** The most common cell of the column, from which it is told apart; null to show all of it. */
  readonly common: Cell | null
}

/** What a variant has in one column: `=`, or its values with the words that differ. */
export function VariantCell({ column, cell, common }: VariantCellProps): ReactNode {
  if (common && cell.isCommon) return <Same />
  if (cell.values.length === 0) return <span className="text-ink-3">none</span>
  const isCounted =
    [...cell.values, ...(common?.values ?? [])].some(({ count }) => count > 1) ||
    (cell.values.length > 1 && column === 'answer')
  return (
    <ul className={`flex flex-col gap-1 ${LOOKS[column]}`}>
      {cell.values.map((value, index) => (
        <li key={index} className="flex min-w-0 gap-2">
          {isCounted && <span className="shrink-0 text-label text-ink-3">{value.count}×</span>}
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <Value value={value} nearest={common && (common.values[index] ?? common.values[0] ?? null)} />
          </span>
        </li>
      ))}
      {cell.omitted > 0 && <li className="text-label text-ink-3">{cell.omitted} more</li>}
    </ul>
  )
}

const LOOKS: Readonly<Record<VariantColumn, string>> = {
  finish: 'font-mono text-label',
  calls: 'font-mono text-label',
  answer: 'text-ui',
  other: 'font-mono text-label',
  usage: 'text-label',
  problems: 'font-mono text-label',
}

function Same(): ReactNode {
  return (
    <span className="text-ink-3" title="equals the most common">
      =
    </span>
  )
}

function Value({ value, nearest }: { value: CellValue; nearest: CellValue | null }): ReactNode {
  const text = visibleText(value.text)
  if (nearest === null) return text
  if (value.isCommon) return <Same />
  return <DiffText runs={wordDiff(visibleText(nearest.text), text)} side="after" />
}
