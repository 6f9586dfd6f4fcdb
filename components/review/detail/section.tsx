import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** A square or a sign before the title. */
  readonly icon?: ReactNode
  /** Text after the title, such as a size or that both sides are the same. */
  readonly about?: ReactNode
  /** Shown at the right end of the head. */
  readonly right?: ReactNode
  readonly isOpen?: boolean
  readonly onToggle?: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** A part of a change that can be folded, even without scripts. */
export function Section(props: SectionProps): ReactNode {
  const { title, icon, about, right, isOpen = true, onToggle, children } = props
  return (
    <details
      open={isOpen}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
      className="group/section border-b border-line"
    >
      <summary className="flex h-[34px] list-none items-center gap-2 px-5 -outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className="-mr-0.5 shrink-0 group-open/section:rotate-90"
        />
        {icon}
        <h3 className="shrink-0 font-chosen">{title}</h3>
        {about !== undefined && <span className="min-w-0 truncate text-label text-ink-3">{about}</span>}
        {right !== undefined && <span className="ml-auto shrink-0 text-label text-ink-3">{right}</span>}
      </summary>
      <div className="border-t border-line">{children}</div>
    </details>
  )
}
