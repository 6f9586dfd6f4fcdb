'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CHANGE_STATE, REVIEW_STATE } from '#lib/api/review-state'
import { changedState, type ReviewStateRead, type StateChange } from '#lib/review/ticks-and-notes'
import { ask } from '../client'

/** Ticks and notes, which the server keeps. */
export interface EditableState {
  readonly viewed: ReadonlySet<string>
  readonly notes: Readonly<Record<string, string>>
  readonly setViewed: (meanings: readonly string[], isViewed: boolean) => void
  readonly setNote: (path: string, text: string) => void
  /** Why something was not saved, or some of what was kept is missing; empty when all is well. */
  readonly message: string
}

/**
 * Shows changes of ticks and notes at once, and sends them in order. Once no change is on its way, the server's answer
 * replaces them.
 * @param base as the address names it
 * @param initial read with the page, and again when the page compares again: notes follow a renamed recording
 */
export function useReviewState(base: string, initial: ReviewStateRead): EditableState {
  const [state, setState] = useState(initial)
  const queue = useRef(Promise.resolve())
  const pending = useRef(0)
  const sent = useRef(0)
  useEffect(() => {
    const read = (): void => {
      const sentBefore = sent.current
      void ask(REVIEW_STATE, { base }).then((answer) => {
        if (answer.ok && pending.current === 0 && sent.current === sentBefore) setState(answer.value)
      })
    }
    if (pending.current === 0) setState(initial)
    // The page may come from the browser's memory, and be older than the saved state; and another tab may tick too.
    read()
    const readShown = (): void => {
      if (document.visibilityState === 'visible') read()
    }
    document.addEventListener('visibilitychange', readShown)
    return () => document.removeEventListener('visibilitychange', readShown)
  }, [base, initial])
  const send = useCallback(
    (change: StateChange) => {
      sent.current++
      pending.current++
      setState((before) => changed(before, change))
      queue.current = queue.current.then(async () => {
        const answer = await ask(CHANGE_STATE, { base }, { body: JSON.stringify(change) })
        pending.current--
        if (!answer.ok) setState((before) => ({ ...before, message: answer.message }))
        else if (pending.current === 0) setState(answer.value)
      })
    },
    [base],
  )
  const viewed = useMemo(() => new Set(state.viewed), [state.viewed])
  const setViewed = useCallback(
    (meanings: readonly string[], isViewed: boolean) =>
      send({ viewed: isViewed ? { add: meanings } : { remove: meanings } }),
    [send],
  )
  const setNote = useCallback(
    (path: string, text: string) => send({ notes: { [path]: text || null } }),
    [send],
  )
  return { viewed, notes: state.notes, setViewed, setNote, message: state.message }
}

function changed(state: ReviewStateRead, change: StateChange): ReviewStateRead {
  const before = {
    viewed: new Map(state.viewed.map((meaning) => [meaning, true])),
    notes: new Map(Object.entries(state.notes)),
  }
  const { viewed, notes } = changedState(before, change, { tick: true, noteOf: (text) => text })
  return { ...state, viewed: [...viewed.keys()], notes: Object.fromEntries(notes) }
}
