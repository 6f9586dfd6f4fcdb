import { FilePen } from 'lucide-react'
import type { ReactNode } from 'react'
import { fileName } from '#lib/entry/shown-name'

/** Says that the reader followed an address of an old name. */
export function Renamed({ was }: { was: string }): ReactNode {
  return (
    <p
      role="status"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-sub px-4 py-1.5 text-label text-ink-2"
    >
      <FilePen size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        This recording was called <span className="font-mono">{fileName(was)}</span> before tapedeck renamed
        it.
      </span>
    </p>
  )
}
