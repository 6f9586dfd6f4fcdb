'use client'

import { ChevronDown, ChevronRight, FileX } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { Verdict } from '#components/sign/verdict'
import { countText } from '#lib/figures/text'
import type { GroupLine } from '#lib/list/line'
import { visibleText } from '#lib/page/visible'
import { TestLink } from './test-link'

interface GroupRowProps {
  readonly line: GroupLine
  /** The address with this group folded or unfolded, for a page without JavaScript. */
  readonly href: string
  readonly isChosen: boolean
  readonly onToggle: () => void
}

const PADDING = ['pl-[10px]', 'pl-[23px]'] as const

/** A group: its name, the number of its recordings, what they share, and their verdicts. */
export function GroupRow({ line, href, isChosen, onToggle }: GroupRowProps): ReactNode {
  const { level, label, count, details, isFolded, test } = line
  const Arrow = isFolded ? ChevronRight : ChevronDown
  const toggle = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onToggle()
  }
  return (
    <div role="gridcell" className={`flex h-full min-w-0 items-center gap-2 ${PADDING[level]}`}>
      <a
        href={href}
        onClick={toggle}
        tabIndex={isChosen ? 0 : -1}
        className="flex min-w-0 items-center gap-1.5 after:absolute after:inset-0"
      >
        <Arrow size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-2" />
        <span className="truncate">
          {label.before !== '' && <span className="text-ink-2">{visibleText(label.before)}</span>}
          <span className={level === 0 ? 'font-button' : ''}>{visibleText(label.name)}</span>
        </span>
      </a>
      <span className="text-ink-3">
        {countText(count)}
        <span className="sr-only"> recordings</span>
      </span>
      <span className="min-w-0 flex-1 truncate font-mono text-label text-ink-3">{details.join(' ')}</span>
      {test !== null && <TestLink test={test} isChosen={isChosen} name={label.name} />}
      <Sums line={line} />
      <Counts line={line} />
    </div>
  )
}

/** The chunks and the size of a group, in the columns of those of its recordings (`GRID`). */
function Sums({ line: { chunks, size } }: { line: GroupLine }): ReactNode {
  return (
    <span className="flex shrink-0 gap-3 text-ink-3 max-[1099px]:hidden">
      <span>
        {chunks > 0 && (
          <>
            {countText(chunks)}
            <span className="sr-only"> chunks</span>
          </>
        )}
      </span>
      <span className="w-16 text-right max-[1279px]:hidden">{size}</span>
    </span>
  )
}

/** The verdicts at fixed places, so that they can be compared down the list. */
function Counts({ line: { verdicts, unreadable } }: { line: GroupLine }): ReactNode {
  const { match, older, mismatch, unhashed } = verdicts
  return (
    <span className="flex shrink-0 justify-end pr-1 min-[1100px]:min-w-[204px]">
      {unreadable > 0 && (
        <span className="inline-flex min-w-11 items-center gap-1 text-danger">
          <FileX size={14} strokeWidth={1.75} aria-hidden />
          {unreadable}
          <span className="sr-only"> unreadable</span>
        </span>
      )}
      <span className="inline-flex min-w-11">
        {mismatch > 0 && <Verdict verdict="mismatch" count={mismatch} />}
      </span>
      <span className="inline-flex min-w-11">{older > 0 && <Verdict verdict="older" count={older} />}</span>
      <span className="inline-flex min-w-[52px]">
        {match > 0 && <Verdict verdict="match" count={match} />}
        {match === 0 && unhashed > 0 && <Verdict verdict="unhashed" count={unhashed} />}
      </span>
    </span>
  )
}
