'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import { useServerEvents } from './ui/use-server-events'

/** Changes within this time count as one, in milliseconds. */
const PAUSE = 400

/**
 * Asks for the page again when recordings change on disk, but not while a text is being written. The next time comes when
 * the last answer is drawn, so that files which keep changing neither fill the server nor keep the page as it was.
 */
export function LiveRefresh(): null {
  const router = useRouter()
  const [isStale, setStale] = useState(false)
  const [isPending, begin] = useTransition()
  useServerEvents<ServerEvents>(EVENTS, { changed: () => setStale(true) })
  useEffect(() => {
    if (!isStale || isPending) return
    const timer = window.setInterval(() => {
      if (document.activeElement?.matches('input, textarea')) return
      setStale(false)
      begin(() => router.refresh())
    }, PAUSE)
    return () => window.clearInterval(timer)
  }, [isStale, isPending, router])
  return null
}
