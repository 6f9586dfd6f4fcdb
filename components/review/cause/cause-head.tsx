import { Check, MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { countedText, countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import { whereText } from '#lib/review/causes/cause-words'
import { FacetChip } from '../list/facet-chip'
import type { CauseDetailProps } from './cause-props'
import { CauseWords } from './cause-words'

/** The head of a cause: which decision it is, what changed, in how many recordings, and the actions. */
export function CauseHead(props: Pick<CauseDetailProps, 'card' | 'groups' | 'state' | 'note'>): ReactNode {
  const { card, groups, state, note } = props
  const { group, rows, viewed } = card
  const isDone = viewed === rows.length
  const meanings = rows.map(({ meaning }) => meaning)
  return (
    <header className="flex items-start gap-4 border-b border-line px-5 pt-3 pb-2.5 max-[1099px]:flex-col max-[1099px]:gap-2">
      <div className="min-w-0 flex-1 max-[1099px]:w-full">
        <p className="text-label leading-5 text-ink-3">
          cause {countText(groups.indexOf(group) + 1)} of {countText(groups.length)} · {whereText(rows)}
        </p>
        <h2 className="mt-0.5 text-title font-title [overflow-wrap:anywhere]">
          <CauseWords title={group.title} />
          <span className="ml-2.5 text-ui font-[400] text-ink-3">
            {countedText(rows.length, 'recording')}
          </span>
        </h2>
        <p className="mt-2 flex flex-wrap items-center gap-1.5">
          {group.facets.map((facet) => (
            <FacetChip key={facet} facet={facet} />
          ))}
          {group.place !== '' && (
            <code className="ml-1 text-label text-ink-3 [overflow-wrap:anywhere]">
              {visibleText(group.place)}
            </code>
          )}
        </p>
      </div>
      <div className="mt-3 flex shrink-0 items-center gap-2 max-[1099px]:mt-0">
        <IconButton label="Note on the example (c)" onClick={note.start}>
          <MessageSquareText size={15} strokeWidth={1.75} aria-hidden />
        </IconButton>
        <Button
          look={isDone ? 'plain' : 'primary'}
          aria-pressed={isDone}
          onClick={() => state.setViewed(meanings, !isDone)}
        >
          {isDone && <Check size={14} strokeWidth={1.75} aria-hidden />}
          Viewed, all {countText(rows.length)}
          <kbd
            aria-hidden
            className="rounded-chip border border-control px-1 font-mono text-chip leading-[16px]"
          >
            A
          </kbd>
        </Button>
      </div>
    </header>
  )
}
