import { useEffect, useRef } from 'react'
import type { FileRead } from '#lib/api/recording'
import type { RouteAnswer } from '#lib/api/route'
import { loadRecording } from '../save/recording-api'

/** How often a visible page asks whether the file has changed, in milliseconds. */
const EVERY_MS = 4_000

/**
 * Looks at the file on disk when the window gets the focus, and every few seconds while it is visible.
 * @param fingerprint of the file as it was read; a file with an empty one is not watched
 */
export function useDiskWatch(
  path: string,
  fingerprint: string,
  onLook: (found: RouteAnswer<FileRead>) => void,
): void {
  const latest = useRef(onLook)
  useEffect(() => {
    latest.current = onLook
  })
  useEffect(() => {
    if (fingerprint === '') return
    let isStopped = false
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      const found = await loadRecording(path, fingerprint)
      if (!isStopped) latest.current(found)
    }
    const timer = setInterval(look, EVERY_MS)
    window.addEventListener('focus', look)
    return () => {
      isStopped = true
      clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [path, fingerprint])
}
