'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import { useServerEvents } from '../ui/use-server-events'

/** Changes within this time count as one, in milliseconds. */
const PAUSE = 400

/** Compares again when a recording of the work tree changes on disk, but not while a note is being written. */
export function useLiveReview(isWorkTree: boolean): void {
  const router = useRouter()
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const refresh = (): void => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (document.activeElement?.matches('input, textarea')) refresh()
      else router.refresh()
    }, PAUSE)
  }
  useServerEvents<ServerEvents>(EVENTS, { changed: () => isWorkTree && refresh() })
}
