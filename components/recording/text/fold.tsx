import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldProps {
  /** Always in sight; a press on it folds the rest. */
  readonly head: ReactNode
  readonly isOpen?: boolean
  readonly children: ReactNode
  readonly className?: string
}

/** Something that can be folded away. Its arrow hangs in the gutter, so that heads and texts share one left edge. */
export function Fold({ head, isOpen = false, children, className = '' }: FoldProps): ReactNode {
  return (
    <details open={isOpen} className={`group/fold ${className}`}>
      <summary className="relative flex min-h-5 list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className="-left-5 absolute text-ink-2 group-open/fold:rotate-90"
        />
        {head}
      </summary>
      {children}
    </details>
  )
}
