import type { ReactNode } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { cutSame } from '#lib/diff/word-diff'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import type { ShownField } from '#lib/review/detail/shown'
import { runsOf } from '#lib/review/detail/shown-runs'
import type { Looking } from './text-sides'

interface FieldTableProps {
  readonly fields: readonly ShownField[]
  readonly total: number
  readonly looking: Looking
}

const AROUND = 120

/** A table of values that differ, each with its path. */
export function FieldTable({ fields, total, looking }: FieldTableProps): ReactNode {
  const sides = (['before', 'after'] as const).filter(
    (side) => looking.show === 'both' || (side === 'before') === (looking.show === 'old'),
  )
  const hasPointers = fields.some(({ pointer }) => pointer !== '')
  return (
    <div>
      <table className="w-full table-fixed border-collapse text-label">
        <thead>
          <tr className="text-left text-ink-3">
            {hasPointers && <th className="w-1/4 px-5 py-1 font-[400]">value</th>}
            {sides.map((side) => (
              <th key={side} className="truncate px-5 py-1 font-[400]">
                {looking.names[side]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field, index) => (
            <tr key={index} className="border-t border-line align-top">
              {hasPointers && (
                <th className="px-5 py-1 text-left font-mono font-[400] break-all text-ink-3">
                  {field.pointer}
                </th>
              )}
              {sides.map((side) => (
                <td key={side} className="px-5 py-1 font-mono whitespace-pre-wrap [overflow-wrap:anywhere]">
                  {field[side] === null ? (
                    <span className="font-sans text-ink-3">nothing</span>
                  ) : looking.show !== 'both' && field[side === 'before' ? 'after' : 'before'] === null ? (
                    visibleText(field[side].text)
                  ) : (
                    <DiffText runs={cutSame(runsOf(field), AROUND)} side={side} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > fields.length && (
        <p className="border-t border-line px-5 py-1 text-label text-ink-3">
          and {countText(total - fields.length)} more: the raw diff has them
        </p>
      )}
    </div>
  )
}
