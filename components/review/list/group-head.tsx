'use client'

import { Check, ChevronRight } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { functionLabel, NO_TEST } from '#lib/entry/shown-name'
import { countText } from '#lib/figures/text'
import type { TestLine } from '#lib/review/list-lines'

interface GroupHeadProps {
  readonly line: TestLine
  readonly isFirst: boolean
  readonly onToggle: (id: string) => void
  readonly onViewed: (meanings: readonly string[], isViewed: boolean) => void
}

/** The head of a test: its file, its name, and the number of its changes. It folds them, and ticks all of them. */
export const GroupHead = memo(function GroupHead(props: GroupHeadProps): ReactNode {
  const { line, isFirst, onToggle, onViewed } = props
  const { group, rows, isFolded, viewed } = line
  const isDone = viewed === rows.length
  const words = isDone ? 'Not viewed: all of this test' : `Viewed: all ${countText(rows.length)} of this test`
  return (
    <div className={`group/head relative flex h-[47px] items-end border-line ${isFirst ? '' : 'border-t'}`}>
      <button
        type="button"
        aria-expanded={!isFolded}
        title={[group.file, group.function].filter((part) => part !== '').join('::')}
        onClick={() => onToggle(group.id)}
        className="flex h-full min-w-0 flex-1 flex-col justify-end pb-1 pl-3 text-left -outline-offset-2"
      >
        <span className="w-full truncate text-label leading-4 text-ink-3">{group.file || ' '}</span>
        <span className="flex w-full min-w-0 items-center leading-[18px]">
          <ChevronRight
            size={12}
            strokeWidth={1.75}
            aria-hidden
            className={`absolute left-0 text-ink-3 ${isFolded ? '' : 'rotate-90 opacity-0 group-hover/head:opacity-100 group-focus-within/head:opacity-100'}`}
          />
          <span className={`truncate font-chosen ${isDone ? 'text-ink-3' : ''}`}>
            {functionLabel(group.function).name || NO_TEST}
          </span>
          <span className="ml-1.5 shrink-0 text-label text-ink-3">{countText(rows.length)}</span>
          {group.isNoise && <span className="ml-1.5 shrink-0 text-label text-ink-3">noise only</span>}
        </span>
      </button>
      <button
        type="button"
        aria-label={words}
        title={words}
        onClick={() =>
          onViewed(
            rows.map(({ meaning }) => meaning),
            !isDone,
          )
        }
        className={`mr-2 mb-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-chip text-ink-3 hover:bg-sel hover:text-ink-1 focus-visible:opacity-100 ${isFolded || isDone ? '' : 'opacity-0 group-hover/head:opacity-100'}`}
      >
        <Check size={14} strokeWidth={isDone ? 2.5 : 1.75} aria-hidden />
      </button>
    </div>
  )
})
