import { Check, CircleDashed, EqualNotIcon, History } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { HashVerdict } from '#lib/formats/recorder/hash'

const LOOKS = {
  match: { Icon: Check, tone: 'text-ink-3' },
  older: { Icon: History, tone: 'text-warn' },
  mismatch: { Icon: EqualNotIcon, tone: 'text-danger' },
  unhashed: { Icon: CircleDashed, tone: 'text-ink-3' },
} as const

/** A verdict with its sign. `match` is quiet, so that most rows are grey. `count` replaces the word. */
export function Verdict({ verdict, count }: { verdict: HashVerdict; count?: number }): ReactNode {
  const { Icon, tone } = LOOKS[verdict]
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${tone}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {count === undefined ? (
        verdict
      ) : (
        <>
          {countText(count)}
          <span className="sr-only"> {verdict}</span>
        </>
      )}
    </span>
  )
}
