import type { ReactNode } from 'react'

/** A key of the keyboard. */
export function Key({ children }: { children: ReactNode }): ReactNode {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-chip border border-line-2 bg-bg px-1 font-mono text-chip text-ink-2">
      {children}
    </kbd>
  )
}
