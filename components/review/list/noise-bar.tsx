import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { ReviewAddress } from '#lib/review/address'
import type { ReviewGroup } from '#lib/review/list-view'
import type { SetReviewAddress } from '../use-review-address'
import type { EditableState } from '../use-review-state'

interface NoiseBarProps {
  readonly groups: readonly ReviewGroup[]
  readonly address: ReviewAddress
  readonly change: SetReviewAddress
  readonly onViewed: EditableState['setViewed']
}

const FACETS = ['chunking', 'metadata', 'format'] as const

/** The noise, as a row that stays in sight. When it is open, its tests are at the end of the list. */
export function NoiseBar({ groups, address, change, onViewed }: NoiseBarProps): ReactNode {
  const noisy = groups.filter(({ isNoise }) => isNoise)
  const rows = noisy.flatMap((group) => group.rows)
  if (rows.length === 0) return null
  const { isNoiseOpen, folds } = address
  const ids = noisy.map(({ id }) => id)
  const areAllOpen = ids.every((id) => folds.includes(id))
  const others = folds.filter((id) => !ids.includes(id))
  return (
    <div className="shrink-0 border-t border-line bg-sub">
      <div className="flex h-9 items-center gap-2 pr-3">
        <button
          type="button"
          aria-expanded={isNoiseOpen}
          onClick={() => change({ isNoiseOpen: !isNoiseOpen }, 'push')}
          className="flex h-full min-w-0 flex-1 items-center gap-2 pl-3 text-left -outline-offset-2 hover:bg-hover"
        >
          <ChevronRight
            size={14}
            strokeWidth={1.75}
            aria-hidden
            className={`shrink-0 ${isNoiseOpen ? 'rotate-90' : ''}`}
          />
          <span className="truncate text-ink-2">{countText(rows.length)} with noise only</span>
        </button>
        {isNoiseOpen ? (
          <>
            <SmallButton onClick={() => change({ folds: areAllOpen ? others : [...others, ...ids] })}>
              {areAllOpen ? 'fold all' : 'open all'}
            </SmallButton>
            <SmallButton
              onClick={() =>
                onViewed(
                  rows.map(({ meaning }) => meaning),
                  true,
                )
              }
            >
              all viewed
            </SmallButton>
          </>
        ) : (
          FACETS.map((facet) => ({
            facet,
            count: rows.filter(({ facets }) => facets.includes(facet)).length,
          }))
            .filter(({ count }) => count > 0)
            .map(({ facet, count }) => (
              <span
                key={facet}
                className="inline-flex h-5 items-center rounded-chip border border-line-2 px-1.5 text-chip text-ink-2"
              >
                {facet} {count}
              </span>
            ))
        )}
      </div>
    </div>
  )
}

function SmallButton({ children, onClick }: { children: ReactNode; onClick: () => void }): ReactNode {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex h-5 shrink-0 items-center rounded-chip border border-line-2 px-1.5 text-chip text-ink-2 hover:border-control"
    >
      {children}
    </button>
  )
}
