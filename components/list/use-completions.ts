'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { COMPLETE } from '#lib/api/complete'
import type { Completion, Completions } from '#lib/query/completion'
import { ask as askServer } from '../client'

const PAUSE = 60

/** The list of completions under the search box. */
export interface CompletionList {
  /** Empty while the list is closed. */
  readonly items: readonly Completion[]
  /** The item that Enter takes; -1 while none is pointed at. */
  readonly active: number
  /** The item that Tab takes; -1 when Tab leaves the box. */
  readonly onTab: number
  readonly point: (index: number) => void
  /** Asks for what can stand at the caret. A list that was not asked for stays closed where there is only white space. */
  readonly ask: (text: string, caret: number, isAskedFor?: boolean) => void
  readonly close: () => void
  /** The text with an item taken, and where the caret is then. */
  readonly taken: (text: string, item: Completion) => { readonly text: string; readonly caret: number }
}

const NOTHING: Completions = { start: 0, end: 0, isNamed: false, items: [] }

/** Completions from the server, as far as the last text that was asked for has an answer. */
export function useCompletions(): CompletionList {
  const [found, setFound] = useState(NOTHING)
  const [active, setActive] = useState(-1)
  const asked = useRef({ timer: 0, stop: new AbortController() })
  const close = useCallback(() => {
    window.clearTimeout(asked.current.timer)
    asked.current.stop.abort()
    setFound(NOTHING)
    setActive(-1)
  }, [])
  useEffect(() => close, [close])
  const ask = useCallback(
    (text: string, caret: number, isAskedFor = false) => {
      if (!isAskedFor && !/\S/.test(text[caret - 1] ?? '')) return close()
      window.clearTimeout(asked.current.timer)
      asked.current.stop.abort()
      const stop = new AbortController()
      const send = (): void => {
        void askServer(COMPLETE, { text, caret }, { signal: stop.signal }).then((answer) => {
          if (stop.signal.aborted) return
          const completions = answer.ok ? answer.value : NOTHING
          setFound(completions)
          setActive(isAskedFor && completions.items.length > 0 ? 0 : -1)
        })
      }
      asked.current = { timer: window.setTimeout(send, PAUSE), stop }
    },
    [close],
  )
  const { items, isNamed, start, end } = found
  const isField = items[0]?.count === null
  return {
    items,
    active,
    onTab: active === -1 && items.length > 0 && (isNamed || isField) ? 0 : active,
    point: setActive,
    ask,
    close,
    taken: (text, { insert }) => ({
      text: text.slice(0, start) + insert + text.slice(end),
      caret: start + insert.length,
    }),
  }
}
