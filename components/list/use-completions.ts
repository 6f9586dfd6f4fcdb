'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { COMPLETE } from '#lib/api/complete'
import type { Completion, Completions } from '#lib/query/completion'
import { tooLong } from '#lib/query/length'
import { ask as askServer } from '../client'
import { giveHeldKeys } from '../ui/held-keys'

const PAUSE = 60

interface Found extends Completions {
  /** The text that they were asked for. More may have been typed since. */
  readonly text: string
  /** Whether the reader opened the list, rather than typing. */
  readonly isAskedFor: boolean
}

/** The completions at the caret. */
export interface CompletionList {
  /** Empty while the list is closed. */
  readonly items: readonly Completion[]
  readonly isAskedFor: boolean
  /** Whether the reader has opened the list and it is not known yet what is in it. */
  readonly isOpening: boolean
  /** The item that Tab takes when none is highlighted; undefined when Tab leaves the box. */
  readonly onTab: Completion | undefined
  /** Asks for the completions at the caret. At white space the list stays closed unless the reader opened it. */
  readonly ask: (text: string, caret: number, isAskedFor?: boolean) => void
  readonly close: () => void
  /** Returns the text with an item taken, and the caret after it. */
  readonly taken: (text: string, item: Completion) => { readonly text: string; readonly caret: number }
}

const NOTHING: Found = { text: '', start: 0, end: 0, isNamed: false, items: [], isAskedFor: false }

/**
 * Loads completions from the server; shows those of the last text that was answered.
 * @param widgetThere resolves when the widget that shows them is there, with false if it cannot be loaded
 */
export function useCompletions(widgetThere: () => Promise<boolean>): CompletionList {
  const [found, setFound] = useState(NOTHING)
  const [isOpening, setOpening] = useState(false)
  const asked = useRef({ timer: 0, stop: new AbortController() })
  const stopAsking = useCallback(() => {
    window.clearTimeout(asked.current.timer)
    asked.current.stop.abort()
  }, [])
  const close = useCallback(() => {
    stopAsking()
    setOpening(false)
    setFound(NOTHING)
  }, [stopAsking])
  useEffect(() => close, [close])
  const ask = useCallback(
    (text: string, caret: number, isAskedFor = false) => {
      if (tooLong(text) !== null) return close()
      if (!isAskedFor && !/\S/.test(text[caret - 1] ?? '')) return close()
      stopAsking()
      setOpening(isAskedFor)
      const stop = new AbortController()
      const send = async (): Promise<void> => {
        const answer = await askServer(COMPLETE, { text, caret }, { signal: stop.signal })
        // The keys that were pressed since the reader opened the list are for the widget: they are held until then.
        const isSeen = !isAskedFor || (await widgetThere())
        if (stop.signal.aborted) return
        const found = answer.ok && isSeen ? { ...answer.value, text, isAskedFor } : NOTHING
        // Drawn with its effects in one step, so that the list takes the next key.
        flushSync(() => {
          setOpening(false)
          setFound(found)
        })
        // Without a list, the keys are for the box.
        if (isAskedFor && found.items.length === 0) void giveHeldKeys()
      }
      asked.current = { timer: window.setTimeout(send, PAUSE), stop }
    },
    [close, stopAsking, widgetThere],
  )
  return {
    ...found,
    isOpening,
    onTab: onTabOf(found),
    ask,
    close,
    taken: (text, item) => taken(found, text, item),
  }
}

/** Returns the item for Tab: the first, where only a completion makes sense, or the name of a field. */
function onTabOf({ items, isNamed }: Found): Completion | undefined {
  const [first] = items
  return isNamed || first?.count === null ? first : undefined
}

function taken(
  { start, end, text: asked }: Found,
  text: string,
  { insert }: Completion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(text.length - (asked.length - end))
  return { text: text.slice(0, start) + insert + after, caret: start + insert.length }
}
