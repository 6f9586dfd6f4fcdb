import { useEffect, useRef, useState } from 'react'
import type { Base } from '#lib/edit/edited-text'
import type { EditSessionState } from '../session/use-edit-session'
import { MessageStore } from './message-store'
import { openText } from './open-text'
import { placeOfStart, type StartPlace } from './pieces'

interface MessageStoreContext {
  readonly path: string
  readonly base: Base
  readonly session: EditSessionState
  readonly isShown: boolean
  readonly start: StartPlace
}

/** Makes the store of the message view. While the view is shown, it follows the text that both views share. */
export function useMessageStore(context: MessageStoreContext): MessageStore {
  const { path, base, session, isShown, start } = context
  const { shared } = session
  const [store] = useState(
    () =>
      new MessageStore({
        open: (text) => openText(path, text),
        write: shared.write,
        typed: shared.typed,
        read: shared.read,
        step: shared.step,
      }),
  )
  useEffect(() => shared.setTypist(store), [shared, store])
  const isStarted = useRef(false)
  const { text } = session.edited
  useEffect(() => {
    if (!isShown) return
    store.take(shared.get(), base.text)
    if (isStarted.current) return
    isStarted.current = true
    store.place(placeOfStart(store.get(), start))
  }, [store, shared, text, base, isShown, start])
  useEffect(() => () => store.stop(), [store])
  return store
}
