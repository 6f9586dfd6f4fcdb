'use client'

import { Eye, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RangeAsked } from '#lib/api/review'
import { countedText, countText } from '#lib/figures/text'
import type { Grouping, ReviewAddress } from '#lib/review/address'
import { foldsFor } from '#lib/review/list-lines'
import type { ReviewList } from '#lib/review/list-view'
import type { ReviewView } from '#lib/review/review-view'
import type { Summary } from '#lib/review/summary'
import { Button } from '../ui/button'
import { Segmented } from '../ui/segmented'
import { CopyMarkdown } from './copy-markdown'
import { RangeChoosers } from './range/range-choosers'
import type { Progress as ViewedProgress } from './review-rows'
import type { SetReviewAddress } from './use-review-address'

interface ToolbarProps {
  readonly view: ReviewView
  readonly address: ReviewAddress
  readonly change: SetReviewAddress
  readonly range: RangeAsked
  readonly list: ReviewList
  readonly progress: ViewedProgress
}

/** Shows the range, how many recordings changed, and the reader's progress. */
export function ReviewToolbar({ view, address, list, change, range, progress }: ToolbarProps): ReactNode {
  const { summary, base, head } = view
  const Icon = address.hidesViewed ? Eye : EyeOff
  return (
    <div className="flex min-h-[52px] shrink-0 items-center gap-2.5 border-b border-line px-4 max-[1099px]:flex-wrap max-[1099px]:pt-2 max-[699px]:pb-2">
      <RangeChoosers address={address} base={base} head={head} />
      <p className="ml-1.5 min-w-0 py-2 text-ink-3 max-[1099px]:order-last max-[1099px]:ml-0 max-[1099px]:basis-full max-[1099px]:pt-0 max-[699px]:pb-0">
        {summaryText(summary)}
      </p>
      {summary.total > 0 && (
        <div className="ml-auto flex shrink-0 items-center gap-3">
          <Segmented
            label="Group by"
            value={address.by}
            options={GROUPED}
            onChange={(by) => change(grouped(list, address, by), 'push')}
          />
          <Progress progress={progress} by={address.by} />
          <CopyMarkdown range={range} named={address.base} ends={[base.name, head.name]} />
          <Button
            aria-pressed={address.hidesViewed}
            className="aria-pressed:bg-sel"
            onClick={() => change({ hidesViewed: !address.hidesViewed }, 'push')}
          >
            <Icon size={14} strokeWidth={1.75} aria-hidden />
            <span className="max-[1099px]:sr-only">
              {address.hidesViewed ? 'Show viewed' : 'Hide viewed'}
            </span>
          </Button>
        </div>
      )}
    </div>
  )
}

const GROUPED: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'cause', label: 'Causes' },
  { value: 'test', label: 'Tests' },
]

/** The same change in the other list, where its noise is opened. */
function grouped(list: ReviewList, { at, isNoiseOpen }: ReviewAddress, by: Grouping): Partial<ReviewAddress> {
  const folds = foldsFor(list[by], at, [])
  return { by, folds, isNoiseOpen: isNoiseOpen || folds.length > 0 }
}

/** With more parts than these, they are too narrow to be told from each other. */
const MOST_PARTS = 40

function Progress({ progress, by }: { progress: ViewedProgress; by: Grouping }): ReactNode {
  const { done, total, parts } = progress
  const what = by === 'cause' ? 'decisions' : 'viewed'
  const label = `${countText(done)} of ${countText(total)} ${by === 'cause' ? 'decisions viewed' : 'viewed'}`
  return (
    <>
      <span className="font-mono font-title text-ink-1" aria-hidden>
        [{countText(done)}/{countText(total)}]
      </span>
      {parts.length > 0 && parts.length <= MOST_PARTS ? (
        <span
          role="progressbar"
          aria-label={label}
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={total}
          className="flex h-1 w-[140px] gap-0.5 max-[1299px]:w-[100px] max-[1099px]:hidden"
        >
          {parts.map((isDone, part) => (
            <span key={part} className={`flex-1 rounded-full ${isDone ? 'bg-ink-1' : 'bg-line-2'}`} />
          ))}
        </span>
      ) : (
        <progress
          aria-label={label}
          value={done}
          max={Math.max(1, total)}
          className="h-1.5 w-[140px] appearance-none overflow-hidden rounded-full border border-line-2 bg-inset max-[1299px]:w-[100px] max-[1099px]:hidden [&::-moz-progress-bar]:bg-ink-1 [&::-webkit-progress-bar]:bg-inset [&::-webkit-progress-value]:bg-ink-1"
        />
      )}
      <span className="text-ink-3 max-[1099px]:hidden">{what}</span>
    </>
  )
}

/**
 * Puts the summary into words: `242 changed recordings in 14 tests: 35 not found on replay, 1 answer changed`.
 */
function summaryText(summary: Summary): string {
  const { total, tests, replay, invalid, answers, requests, added, removed, rerecorded, moved } = summary
  const parts = [
    [invalid, 'cannot be read'],
    [replay, 'not found on replay'],
    [answers, answers === 1 ? 'answer changed' : 'answers changed'],
    [requests, requests === 1 ? 'request changed' : 'requests changed'],
    [rerecorded, 'recorded again'],
    [moved, 'moved'],
    [added, 'added'],
    [removed, 'removed'],
  ] as const
  const shown = parts.filter(([count]) => count > 0).map(([count, words]) => `${countText(count)} ${words}`)
  const where = tests === 0 ? '' : ` in ${countedText(tests, 'test')}`
  const head = `${countedText(total, 'changed recording')}${where}`
  return shown.length === 0 ? head : `${head}: ${shown.join(', ')}`
}
