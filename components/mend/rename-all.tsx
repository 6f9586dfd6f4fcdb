import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { Writing } from '#components/ui/read-only'
import { countText } from '#lib/figures/text'

interface RenameAllProps {
  /** What finds the recordings. */
  readonly query: string
  /** How many of them would be renamed. */
  readonly count: number
}

/** Leads to the dry run of a rename of many recordings. */
export function RenameAll({ query, count }: RenameAllProps): ReactNode {
  return (
    <Writing>
      <Link
        href={`/?q=${encodeURIComponent(query)}&do=rename`}
        prefetch={false}
        className={buttonClass('quiet')}
      >
        Rename all {countText(count)}…
      </Link>
    </Writing>
  )
}
