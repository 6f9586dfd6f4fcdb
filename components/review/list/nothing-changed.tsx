import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import type { ReviewView } from '#lib/review/review-view'

/** The page of a range without a changed recording. */
export function NothingChanged({ view: { base, head } }: { view: ReviewView }): ReactNode {
  return (
    <Empty
      action={
        <Link href="/" className={buttonClass('primary')}>
          All recordings
        </Link>
      }
    >
      <h2 className="font-title text-ink-1">No recording changed</h2>
      <p>
        Between <code>{base.name}</code> and <code>{head.name}</code> all recordings below the root are the
        same, byte for byte. Choose another base above.
      </p>
    </Empty>
  )
}
