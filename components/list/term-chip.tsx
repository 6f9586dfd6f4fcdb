'use client'

import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { ChipButton } from '#components/ui/chip'
import { useListActions } from './list-actions'

interface TermChipProps {
  readonly term: string
  /** Whether Tab reaches it: only in the chosen row, so that a list does not have a hundred stops. */
  readonly isReachable: boolean
  readonly children: string
}

/** A value in a row; a click adds its term to the query. */
export function TermChip({ term, isReachable, children }: TermChipProps): ReactNode {
  const { addTerm } = useListActions()
  const [place, setPlace] = useState<DOMRect | null>(null)
  const show = (element: Element): void => setPlace(element.getBoundingClientRect())
  const hide = (): void => setPlace(null)
  return (
    <>
      <ChipButton
        tabIndex={isReachable ? 0 : -1}
        aria-label={`${children}: add ${term} to the query`}
        className="relative z-10 min-w-0 shrink-0 bg-bg not-last:max-w-[140px] last:shrink"
        onClick={() => addTerm(term)}
        onPointerEnter={(event) => show(event.currentTarget)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(event.currentTarget)}
        onPointerLeave={hide}
        onBlur={hide}
      >
        <span className="truncate">{children}</span>
      </ChipButton>
      {place !== null && <Tip term={term} place={place} />}
    </>
  )
}

const TIP_HEIGHT = 28

/** A tip below the chip, or above it when there is no room below. */
function Tip({ term, place }: { term: string; place: DOMRect }): ReactNode {
  const isAbove = place.bottom + TIP_HEIGHT + 40 > window.innerHeight
  const top = isAbove ? place.top - TIP_HEIGHT - 2 : place.bottom + 2
  return createPortal(
    <div
      aria-hidden
      style={{ top, left: place.left }}
      className="pointer-events-none fixed z-30 flex h-7 max-w-[480px] items-center gap-1 truncate rounded-chip bg-ink-1 px-2 text-label text-bg"
    >
      Add <span className="truncate font-mono">{term}</span> to the query
    </div>,
    document.body,
  )
}
