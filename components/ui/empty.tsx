import type { ReactNode } from 'react'

/** An empty page or list: one sentence that says why, and one action. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }): ReactNode {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 p-8 text-center">
      <div className="max-w-[560px] text-message text-ink-2">{children}</div>
      {action}
    </div>
  )
}
