import { FileWarning } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '#lib/page/visible'
import type { ChangeView } from '#lib/review/detail/change-view'

/** Says why a side cannot be read. */
export function InvalidPanel({
  view: { invalid },
  names,
}: {
  view: ChangeView
  names: { readonly before: string; readonly after: string }
}): ReactNode {
  const sides = (['before', 'after'] as const).filter((side) => invalid[side] !== null)
  if (sides.length === 0) return null
  return (
    <div className="border-b border-danger-line bg-danger-bg px-5 py-3.5">
      {sides.map((side) => (
        <div key={side} className="flex gap-3">
          <FileWarning size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-danger" />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <strong className="font-chosen">
              {side === 'after' ? 'The new file' : 'The old file'} cannot be read ({names[side]}).
            </strong>{' '}
            {visibleText(invalid[side]?.message ?? '')}{' '}
            <span className="text-ink-3">
              line {invalid[side]?.line}, column {invalid[side]?.column}
            </span>{' '}
            <code className="text-label text-danger">{invalid[side]?.code}</code>
          </div>
        </div>
      ))}
    </div>
  )
}
