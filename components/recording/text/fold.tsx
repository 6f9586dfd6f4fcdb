import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldProps {
  /** The part that is always visible; a click on it folds the rest. */
  readonly head: ReactNode
  readonly isOpen?: boolean
  readonly children: ReactNode
  readonly className?: string
}

/** Content that can be folded away. Its arrow is in the gutter, so that heads and texts share one left edge. */
export function Fold({ head, isOpen = false, children, className = '' }: FoldProps): ReactNode {
  return (
    <details open={isOpen} className={`group/fold ${className}`}>
      <summary className="relative flex min-h-5 list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className="-left-5 absolute text-ink-2 group-open/fold:rotate-90 max-[699px]:-left-4"
        />
        {head}
      </summary>
      {children}
    </details>
  )
}
