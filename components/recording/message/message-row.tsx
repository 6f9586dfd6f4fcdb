import type { ReactNode } from 'react'

interface MessageRowProps {
  readonly speaker: ReactNode
  /** Whether it is the answer, which the page highlights. */
  readonly isAnswer?: boolean
  readonly children: ReactNode
}

/** One message: the speaker in a column of its own, then the content. */
export function MessageRow({ speaker, isAnswer = false, children }: MessageRowProps): ReactNode {
  return (
    <section
      className={`grid grid-cols-[92px_minmax(0,1fr)] px-4 pt-3 pb-[11px] ${isAnswer ? '' : 'border-b border-line'}`}
    >
      <h2
        className={`pr-6 text-ui leading-[22px] [overflow-wrap:anywhere] ${isAnswer ? 'font-chosen' : 'text-ink-2'}`}
      >
        {speaker}
      </h2>
      <div className="flex min-w-0 flex-col gap-2">{children}</div>
    </section>
  )
}
