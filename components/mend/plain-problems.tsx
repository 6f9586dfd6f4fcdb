import { EqualNotIcon, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '#lib/check/problem'
import { isInPanel, isOfLost } from './lost'

interface PlainProblemsProps {
  readonly problems: readonly Problem[]
  /** Whether it is still being found out what mends them. */
  readonly isLooking: boolean
}

/** The height of the panel that mostly comes, so that little moves. */
const ROOM = 'min-h-[min(308px,52dvh)] max-[1099px]:min-h-[min(364px,52dvh)] max-[499px]:min-h-[28dvh]'

/** The problems that could be mended: until it is known how, and those of which nothing is to be mended. */
export function PlainProblems({ problems, isLooking }: PlainProblemsProps): ReactNode {
  const shown = problems.filter(({ code }) => isInPanel(code))
  if (shown.length === 0) return null
  return (
    <section
      aria-label={isLooking ? 'What can be mended' : 'Other problems'}
      className={`shrink-0 ${isLooking && shown.some(({ code }) => isOfLost(code)) ? ROOM : ''}`}
    >
      {shown.map(({ code, severity, message }) => {
        const isWarning = severity !== 'info'
        const Icon = isWarning ? EqualNotIcon : Info
        return (
          <p
            key={code}
            className={`flex items-start gap-3 border-b px-4 py-2 ${isWarning ? 'border-warn-line bg-warn-bg' : 'border-line bg-sub'}`}
          >
            <Icon
              size={16}
              strokeWidth={1.75}
              aria-hidden
              className={`mt-0.5 shrink-0 ${isWarning ? 'text-warn' : 'text-ink-3'}`}
            />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {message} {isLooking && <span className="text-ink-2">Looking at how to mend it…</span>}
            </span>
          </p>
        )
      })}
    </section>
  )
}
