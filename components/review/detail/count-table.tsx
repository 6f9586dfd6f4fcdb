import type { ReactNode } from 'react'
import { visibleText } from '#lib/page/visible'
import type { CountChange } from '#lib/review/detail/detail'
import { countCell } from '#lib/review/detail/usage-section'
import type { Looking } from './text-sides'

interface CountTableProps {
  readonly counts: readonly CountChange[]
  readonly names: Looking['names']
}

/** Token counts and finish reasons on both sides. */
export function CountTable({ counts, names }: CountTableProps): ReactNode {
  return (
    <table className="text-label">
      <thead>
        <tr className="text-ink-3">
          <th className="py-1 pr-6 pl-5 text-left font-[400]">count</th>
          <th className="px-3 py-1 text-right font-[400]">{names.before}</th>
          <th className="px-3 py-1 text-right font-[400]">{names.after}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ name, before, after }) => (
          <tr key={name} className={before === after ? 'text-ink-3' : ''}>
            <th className="py-0.5 pr-6 pl-5 text-left font-mono font-[400]">{visibleText(name)}</th>
            <td className="px-3 py-0.5 text-right font-mono">{visibleText(countCell(before))}</td>
            <td className="px-3 py-0.5 text-right font-mono">{visibleText(countCell(after))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
