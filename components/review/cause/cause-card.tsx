'use client'

import { Check, ChevronRight, Minus } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import { testsText } from '#lib/review/causes/cause-words'
import type { CardLine } from '#lib/review/list-lines'
import { FacetChip } from '../list/facet-chip'
import { plainClick } from '../plain-click'
import { CauseWords } from './cause-words'

interface CauseCardProps {
  readonly line: CardLine
  readonly isChosen: boolean
  readonly href: string
  readonly onChoose: (path: string) => void
  readonly onToggle: (id: string) => void
  readonly onViewed: (meanings: readonly string[], isViewed: boolean) => void
}

/** One decision: what changed, in how many recordings, where, and the facets. It opens, and ticks all of them. */
export const CauseCard = memo(function CauseCard(props: CauseCardProps): ReactNode {
  const { line, isChosen, href, onChoose, onToggle, onViewed } = props
  const { group, rows, isFolded, viewed } = line
  const isDone = viewed === rows.length
  const path = rows[0]?.path ?? ''
  const choose = plainClick(() => (isFolded ? onChoose(path) : onToggle(group.id)))
  return (
    <div
      className={`flex border-line border-b ${isChosen ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : 'hover:bg-hover'} ${group.isNoise ? 'bg-sub' : ''}`}
    >
      <Tick
        viewed={viewed}
        total={rows.length}
        onClick={() =>
          onViewed(
            rows.map(({ meaning }) => meaning),
            !isDone,
          )
        }
      />
      <a
        href={href}
        onClick={choose}
        aria-current={isChosen}
        className="min-w-0 flex-1 py-2 pr-3 -outline-offset-2"
      >
        <span className="flex items-start gap-2">
          <span
            className={`line-clamp-2 min-w-0 flex-1 leading-[22px] [overflow-wrap:anywhere] ${isDone ? 'text-ink-3' : 'font-chosen'}`}
          >
            <CauseWords title={group.title} isQuiet={isDone} />
          </span>
          <span className={`shrink-0 leading-[22px] ${isDone ? 'text-ink-3' : 'font-chosen'}`}>
            {viewed > 0 && !isDone ? `${countText(viewed)} of ` : ''}
            {countText(rows.length)}
          </span>
        </span>
        <Where line={line} />
        <Facets group={group} isDone={isDone} />
      </a>
      {group.rows.length > 1 && <Opener line={line} onToggle={onToggle} />}
    </div>
  )
})

function Tick({ viewed, total, onClick }: { viewed: number; total: number; onClick: () => void }): ReactNode {
  const isDone = viewed === total
  const words = isDone ? 'Not viewed: all of this group' : `Viewed: all ${countText(total)} of this group`
  const Icon = viewed > 0 && !isDone ? Minus : Check
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      onClick={onClick}
      className="group/tick mt-1.5 ml-1 inline-flex size-7 shrink-0 items-center justify-center rounded-chip text-ink-3 hover:text-ink-1"
    >
      <Icon
        size={14}
        strokeWidth={1.75}
        aria-hidden
        className={
          viewed > 0 ? '' : 'opacity-0 group-hover/tick:opacity-100 group-focus-visible/tick:opacity-100'
        }
      />
    </button>
  )
}

function Where({ line: { rows, group } }: Pick<CauseCardProps, 'line'>): ReactNode {
  const [first] = rows
  const label = rows.length === 1 && first ? [first.label, first.hash].join(' ').trim() : ''
  const others = rows.filter(({ path }) => group.also.has(path)).length
  const also = others === 0 || rows.length === 1 ? '' : `${countText(others)} with more · `
  return (
    <span className="block truncate text-label leading-5 text-ink-2">
      {also}
      {visibleText(testsText(rows))}
      {label !== '' && <span className="ml-2 font-mono text-ink-3">{visibleText(label)}</span>}
    </span>
  )
}

function Facets({ group, isDone }: { group: CardLine['group']; isDone: boolean }): ReactNode {
  if (group.facets.length === 0) return null
  return (
    <span className="mt-1 flex flex-wrap gap-1.5">
      {group.facets.map((facet) => (
        <FacetChip key={facet} facet={facet} isQuiet={isDone} />
      ))}
    </span>
  )
}

function Opener({
  line: { group, isFolded },
  onToggle,
}: Pick<CauseCardProps, 'line' | 'onToggle'>): ReactNode {
  const words = isFolded ? 'Open the group (o)' : 'Fold the group (o)'
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      aria-expanded={!isFolded}
      onClick={() => onToggle(group.id)}
      className="flex w-7 shrink-0 items-start justify-center pt-2.5 text-ink-3 -outline-offset-2 hover:text-ink-1"
    >
      <ChevronRight size={14} strokeWidth={1.75} aria-hidden className={isFolded ? '' : 'rotate-90'} />
    </button>
  )
}
