'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { readAddress } from '#lib/list/address'
import { tooLong } from '#lib/query/length'
import type { SetListAddress } from './use-address'

const PAUSE = 150

/** The text of the query: as typed, and as written to the address a moment later. */
export interface QueryText {
  readonly text: string
  /** Why what was typed last was not taken; null when it was. */
  readonly refused: string | null
  /** @param isFinal writes the address at once, and makes later typing a separate step */
  readonly type: (text: string, isFinal: boolean) => void
}

/**
 * The text of the query while it is typed. The back button returns to the query before the typing: the first letters
 * add a step to the history, later ones replace it.
 */
export function useQueryText(q: string, change: SetListAddress): QueryText {
  const [text, setText] = useState(q)
  const [refused, setRefused] = useState<string | null>(null)
  const typing = useRef({ timer: 0, hasStep: false })
  const written = useRef<string[]>([])
  const last = useRef(q)
  useEffect(() => {
    // At the start, more may have been typed than the address says.
    if (q === last.current) return
    last.current = q
    // Our own changes come back after more may have been typed; any other change is the back button.
    const own = written.current.indexOf(q)
    written.current = own === -1 ? [] : written.current.slice(own + 1)
    if (own === -1) setText(q)
  }, [q])
  useEffect(() => {
    // The page may not have drawn the step that the reader goes back from, and then `q` stays as it is.
    const follow = (): void => {
      window.clearTimeout(typing.current.timer)
      typing.current.hasStep = false
      written.current = []
      setText(readAddress(new URLSearchParams(window.location.search)).q)
    }
    window.addEventListener('popstate', follow)
    return () => {
      window.clearTimeout(typing.current.timer)
      window.removeEventListener('popstate', follow)
    }
  }, [])
  const type = useCallback(
    (next: string, isFinal: boolean) => {
      const why = tooLong(next)
      setRefused(why)
      if (why !== null) return
      setText(next)
      const state = typing.current
      window.clearTimeout(state.timer)
      const write = (): void => {
        if (change({ q: next }, state.hasStep ? 'replace' : 'push')) written.current.push(next)
        state.hasStep = !isFinal
      }
      if (isFinal) write()
      else state.timer = window.setTimeout(write, PAUSE)
    },
    [change],
  )
  return { text, refused, type }
}
