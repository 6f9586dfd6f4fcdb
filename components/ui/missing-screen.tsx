import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { Empty } from './empty'
import { PageFrame } from './page-frame'

export interface MissingProps {
  readonly title: string
  readonly children: ReactNode
}

/** What is missing, why that may be so, and the way to the list. */
export function MissingScreen({ title, children }: MissingProps): ReactNode {
  return (
    <PageFrame hints={[]}>
      <Empty
        action={
          <Link href="/" className={buttonClass('primary')}>
            All recordings
          </Link>
        }
      >
        <h1 className="font-title">{title}</h1>
        {children}
      </Empty>
    </PageFrame>
  )
}
