import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { Base } from '#lib/edit/edited-text'
import type { Position } from '#lib/json/position'
import { showToast } from '../../ui/toast-store'
import type { CodeHandle } from '../monaco/code-handle'
import type { EditSessionState } from '../session/use-edit-session'
import type { JsonTarget } from './message-state'
import type { MessageStore } from './message-store'
import { placeOfChunk } from './pieces'
import type { ShownView } from './shown-view'

interface ViewChangeContext {
  readonly shown: ShownView
  readonly onShow: (view: ShownView) => void
  readonly store: MessageStore
  readonly handle: CodeHandle | null
  readonly session: EditSessionState
  readonly base: Base
}

/**
 * Keeps the place of the cursor when the view changes: the same character is shown in the other view. While something
 * that was typed cannot be written into the text, the message stays: the JSON would be without it.
 * @returns shows the JSON, by default at the character of the cursor
 */
export function useViewChange(context: ViewChangeContext): (target?: JsonTarget | Position) => void {
  const { shown, handle } = context
  const latest = useRef(context)
  useEffect(() => {
    latest.current = context
  })
  const before = useRef(shown)
  const wanted = useRef<Position | null>(null)
  const isRefused = useRef(false)
  useLayoutEffect(() => {
    const { store, onShow } = latest.current
    if (shown !== 'json' || before.current === 'json' || !stays(store)) return
    isRefused.current = true
    wanted.current = null
    onShow('message')
  }, [shown])
  useEffect(() => {
    const { store, session, base } = latest.current
    if (isRefused.current) {
      isRefused.current = shown === 'json'
      return
    }
    const isChange = before.current !== shown
    before.current = shown
    if (shown === 'message' && isChange && handle) {
      store.take(session.readNow(), base.text)
      const [first] = store.get().problems
      if (first) store.toField(first.field)
      else store.placeAt(handle.place())
    }
    if (shown !== 'json') return
    if (isChange) wanted.current ??= store.placeInText() ?? handle?.place() ?? null
    if (!handle || !wanted.current) return
    handle.show(wanted.current)
    wanted.current = null
  }, [shown, handle])
  return useCallback((target = 'cursor') => {
    const { store, onShow, handle, shown } = latest.current
    const place = typeof target === 'object' ? target : store.placeInText(target)
    // The address, and the way back to the message, are of the chunk then.
    if (typeof target === 'number') store.place(placeOfChunk(store.get(), target))
    if (shown === 'json') {
      if (place) handle?.show(place)
      return
    }
    wanted.current = place
    onShow('json')
  }, [])
}

/** Whether something that was typed keeps the message in view: then the cursor goes there. */
function stays(store: MessageStore): boolean {
  store.flush()
  const [first] = store.get().problems
  if (!first) return false
  store.toField(first.field)
  showToast({ text: `The message stays until it can be written: ${first.message}`, tone: 'plain' })
  return true
}
