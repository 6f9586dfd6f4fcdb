import { useEffect, useRef } from 'react'
import { FILE_NOW, type FileRead } from '#lib/api/recording'
import type { RouteAnswer } from '#lib/api/route'
import { ask } from '../../client'
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
      const found = await lookAtFile(path, fingerprint)
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

/** Loads the file if it has changed. One that is gone is asked for in a way that browsers do not log as an error. */
export async function lookAtFile(path: string, fingerprint: string): Promise<RouteAnswer<FileRead>> {
  const now = await ask(FILE_NOW, { path })
  if (!now.ok) return now
  if (now.value.fingerprint === fingerprint) return { ok: true, value: { kind: 'same' } }
  if (now.value.fingerprint !== null) return loadRecording(path, fingerprint)
  return { ok: false, code: 'not-found', message: 'The file is no longer there.' }
}
