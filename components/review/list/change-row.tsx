'use client'

import { Check, MessageSquareText } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { CHANGE_LETTERS } from '#components/sign/change-letter'
import { functionLabel } from '#lib/entry/shown-name'
import { visibleText } from '#lib/page/visible'
import type { Facet } from '#lib/review/change'
import type { ReviewRow } from '#lib/review/list-view'
import { plainClick } from '../plain-click'
import { FacetChip } from './facet-chip'

interface ChangeRowProps {
  readonly row: ReviewRow
  readonly isViewed: boolean
  /** Whether it is below a cause: then it names its test. */
  readonly isOfCause: boolean
  readonly isNoted: boolean
  readonly isChosen: boolean
  readonly href: string
  readonly onChoose: (path: string) => void
}

/** One change: tick, status, label, and facets. */
export const ChangeRow = memo(function ChangeRow(props: ChangeRowProps): ReactNode {
  const { row, isViewed, isOfCause, isNoted, isChosen, href, onChoose } = props
  const { letter, word, tone } = CHANGE_LETTERS[row.status]
  return (
    <a
      href={href}
      onClick={plainClick(() => onChoose(row.path))}
      aria-current={isChosen}
      title={row.path}
      className="flex h-7 items-center gap-2 px-3 -outline-offset-2 hover:bg-hover aria-[current=true]:bg-sel aria-[current=true]:shadow-[inset_2px_0_0_var(--color-ink-1)]"
    >
      <span className="w-4 shrink-0">
        {isViewed && <Check size={13} strokeWidth={1.75} className="text-ink-3" aria-label="viewed" />}
      </span>
      <span
        title={word}
        className={`w-3.5 shrink-0 text-center font-mono text-chip font-title ${isViewed ? 'text-ink-3' : tone}`}
      >
        {letter}
        <span className="sr-only"> {word}</span>
      </span>
      <span
        className={`flex min-w-0 flex-1 items-center gap-1.5 font-mono text-label ${isViewed ? 'text-ink-3' : ''}`}
      >
        {isOfCause && row.test.function !== '' && (
          <span className="shrink-[2] truncate font-sans">
            {visibleText(functionLabel(row.test.function).name)}
          </span>
        )}
        {row.label !== '' && <span className="truncate">{row.label}</span>}
        <span className="shrink-0 text-ink-3">{row.hash}</span>
        {isNoted && (
          <MessageSquareText
            size={12}
            strokeWidth={1.75}
            className="shrink-0 text-ink-3"
            aria-label="noted"
          />
        )}
      </span>
      <span className="flex shrink-0 items-center gap-1.5 max-[1099px]:[&>:nth-child(2)]:hidden">
        {shownFacets(row).map((facet) => (
          <FacetChip key={facet} facet={facet} isQuiet={isViewed} />
        ))}
      </span>
    </a>
  )
})

/** Returns the facets for the row. Facets that accompany heavier ones are shown in the detail only. */
function shownFacets({ facets }: ReviewRow): readonly Facet[] {
  return facets
    .filter((facet, index) => index === 0 || (facet !== 'metadata' && facet !== 'format'))
    .slice(0, 2)
}
