import { CircleSlash, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface ChoiceProps {
  readonly title: string
  /** When it is right. */
  readonly when: ReactNode
  readonly facts: readonly Fact[]
  /** Why it is not offered; null when it is. */
  readonly whyNot: string | null
  /** Its buttons. */
  readonly children: ReactNode
}

/** What a choice does, in a line. */
export interface Fact {
  readonly Icon: LucideIcon
  readonly text: ReactNode
  readonly isWarning?: boolean
}

/** One way to mend a recording. One that is not offered stays in its place, with the reason. */
export function Choice({ title, when, facts, whyNot, children }: ChoiceProps): ReactNode {
  return (
    <section className="flex min-w-0 flex-col gap-2.5 border-line px-4 py-3.5 not-first:border-l max-[899px]:not-first:border-t max-[899px]:not-first:border-l-0">
      <h3 className={`font-chosen ${whyNot === null ? '' : 'text-ink-3'}`}>{title}</h3>
      <p className="text-ink-2">{when}</p>
      <ul className="flex flex-col gap-1 text-label">
        {whyNot === null ? (
          facts.map(({ Icon, text, isWarning }, index) => (
            <Line key={index} Icon={Icon} tone={isWarning ? 'text-warn' : 'text-ink-2'}>
              {text}
            </Line>
          ))
        ) : (
          <Line Icon={CircleSlash} tone="text-ink-2">
            Not offered: {whyNot}
          </Line>
        )}
      </ul>
      <div className="mt-auto flex flex-wrap items-center gap-2 pt-1 empty:hidden">{children}</div>
    </section>
  )
}

function Line({ Icon, tone, children }: { Icon: LucideIcon; tone: string; children: ReactNode }): ReactNode {
  return (
    <li className={`flex items-start gap-2 ${tone}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </li>
  )
}
