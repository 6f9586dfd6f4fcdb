import type { ReactNode } from 'react'

interface MessageRowProps {
  readonly speaker: ReactNode
  /** Whether it is the answer, which the page highlights. */
  readonly isAnswer?: boolean
  /** Whether it is not what it was when replay found the recording. */
  readonly isChanged?: boolean
  /** Whether the speaker stands above the content, because several messages are side by side. */
  readonly isStacked?: boolean
  readonly children: ReactNode
}

/** One message: the speaker in a column of its own, then the content. */
export function MessageRow(props: MessageRowProps): ReactNode {
  const { speaker, isAnswer = false, isChanged = false, isStacked = false, children } = props
  return (
    <section
      className={`${isStacked ? 'min-w-0' : 'min-[500px]:grid min-[500px]:grid-cols-[92px_minmax(0,1fr)]'} px-4 pt-3 pb-[11px] ${isAnswer ? '' : 'border-b border-line'} ${isChanged ? 'shadow-[inset_2px_0_0_var(--color-danger)]' : ''}`}
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
