import Link from 'next/link'
import type { ReactNode } from 'react'
import { Empty } from '#components/ui/empty'
import { PageFrame } from '#components/ui/page-frame'
import { buttonClass } from '../components/ui/button'

/** An address that no page has. */
export default function NotFound(): ReactNode {
  return (
    <PageFrame hints={[]}>
      <Empty
        action={
          <Link href="/" className={buttonClass('primary')}>
            All recordings
          </Link>
        }
      >
        <h1 className="font-title">There is no such page</h1>
        <p className="mt-2">A recording stands at /recordings/ and its path below the opened folder.</p>
      </Empty>
    </PageFrame>
  )
}
