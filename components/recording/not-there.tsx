'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { buttonClass } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageFrame } from '../ui/page-frame'
import { VisibleText } from './visible-text'

/** The page of a path at which the root holds no recording. */
export function NotThere(): ReactNode {
  const path = decoded(usePathname().replace(/^\/recordings\//, ''))
  return (
    <PageFrame hints={[]}>
      <Empty
        action={
          <Link href="/" className={buttonClass('primary')}>
            All recordings
          </Link>
        }
      >
        <h1 className="font-title">There is no such recording</h1>
        <p className="mt-2 font-mono text-label [overflow-wrap:anywhere]">
          <VisibleText text={path.slice(0, 500)} />
        </p>
        <p className="mt-2">
          The opened folder holds no file at this path. It may have been moved or recorded again.
        </p>
      </Empty>
    </PageFrame>
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
