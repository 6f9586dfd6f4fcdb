'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { MissingPage } from '#components/ui/missing-page'
import { cameFrom } from '#lib/api/came-from'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import { useServerEvents } from '../../ui/use-server-events'
import { VisibleText } from '../text/visible-text'
import { touches } from './live-change'

/** The page for a path at which the root has no recording. */
export function NotTherePage(): ReactNode {
  const path = decoded(usePathname().replace(/^\/recordings\//, ''))
  const from = cameFrom(new URLSearchParams(useSearchParams()), path)
  useServerEvents<ServerEvents>(EVENTS, {
    changed: (data) => touches(data, path) && window.location.reload(),
  })
  return (
    <MissingPage title="There is no such recording">
      <p className="mt-2 font-mono text-label [overflow-wrap:anywhere]">
        <VisibleText text={path.slice(0, 500)} />
      </p>
      <p className="mt-2">
        The opened folder holds no file at this path. It may have been moved or recorded again.
      </p>
      {from.place === 'review' && (
        <p className="mt-2">
          <Link href={from.href} prefetch={false} className="underline underline-offset-2">
            Back to the review
          </Link>
        </p>
      )}
    </MissingPage>
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
