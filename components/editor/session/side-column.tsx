import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'

/** The column to the right of the editor; on a narrow page, a section below it that can be opened. */
export function SideColumn({ summary, children }: { summary: ReactNode; children: ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const Icon = isOpen ? ChevronDown : ChevronUp
  return (
    <aside
      aria-label="What the changes do"
      className="flex min-h-0 w-[420px] shrink-0 flex-col border-l border-line max-[1099px]:max-h-[45%] max-[1099px]:w-full max-[1099px]:border-t max-[1099px]:border-l-0"
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="hidden h-8 w-full shrink-0 items-center gap-2 px-4 text-left max-[1099px]:flex"
      >
        <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="shrink-0 font-chosen">Hash, answer and changes</span>
        <span className="truncate text-label text-ink-3">{summary}</span>
      </button>
      <div className={`min-h-0 flex-1 overflow-y-auto ${isOpen ? '' : 'max-[1099px]:hidden'}`}>
        {children}
      </div>
    </aside>
  )
}
