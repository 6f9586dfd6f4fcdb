import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import type { ReviewView } from '#lib/review/review-view'
import { nothingChangedText } from '#lib/review/summary'

/** The page of a range without a changed recording. What was left out may have changed. */
export function NothingChanged({ view: { base, head, problems } }: { view: ReviewView }): ReactNode {
  const isAll = problems.length === 0
  return (
    <Empty
      action={
        <Link href="/" className={buttonClass('primary')}>
          All recordings
        </Link>
      }
    >
      <h2 className="font-title text-ink-1">{nothingChangedText(problems)}</h2>
      <p>
        Between <code>{base.name}</code> and <code>{head.name}</code>{' '}
        {isAll ? 'all recordings below the root' : 'the recordings that were compared'} are the same, as git
        keeps them. {isAll ? '' : 'What was left out is listed above. '}Choose another base above.
      </p>
    </Empty>
  )
}
