'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { SetListAddress } from './use-address'

const PAUSE = 150

/** The text of the query: as typed, and as written to the address a moment later. */
export interface QueryText {
  readonly text: string
  /** @param isFinal writes the address at once, and makes later typing a separate step */
  readonly type: (text: string, isFinal: boolean) => void
}

/**
 * The text of the query while it is typed. The back button returns to the query before the typing: the first letters
 * add a step to the history, later ones replace it.
 */
export function useQueryText(q: string, change: SetListAddress): QueryText {
  const [text, setText] = useState(q)
  const typing = useRef({ timer: 0, hasStep: false })
  const written = useRef<string[]>([])
  useEffect(() => {
    // Our own changes come back after more may have been typed; any other change is the back button.
    const own = written.current.indexOf(q)
    written.current = own === -1 ? [] : written.current.slice(own + 1)
    if (own === -1) setText(q)
  }, [q])
  useEffect(() => () => window.clearTimeout(typing.current.timer), [])
  const type = useCallback(
    (next: string, isFinal: boolean) => {
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
  return { text, type }
}
