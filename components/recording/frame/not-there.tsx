'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { MissingPage } from '#components/ui/missing-page'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import { useServerEvents } from '../../ui/use-server-events'
import { VisibleText } from '../text/visible-text'
import { touches } from './live-change'

/** The page for a path at which the root has no recording. */
export function NotThere(): ReactNode {
  const path = decoded(usePathname().replace(/^\/recordings\//, ''))
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
