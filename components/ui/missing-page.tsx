import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { Empty } from './empty'
import { PageFrame } from './page-frame'

/** The page of an address that leads nowhere: what is missing, why that may be so, and the way to the list. */
export function MissingPage({ title, children }: { title: string; children: ReactNode }): ReactNode {
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
