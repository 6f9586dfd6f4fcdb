import { useEffect, useRef, useState } from 'react'
import type { AnswerPlace } from '#lib/api/page-address'
import type { Base } from '#lib/edit/edited-text'
import type { EditSessionState } from '../session/use-edit-session'
import type { CursorPlace, MessageState } from './message-state'
import { MessageStore } from './message-store'
import { openText } from './open-text'
import { hasText, isSaid, placeOfAnswer, placeOfChunk } from './pieces'

/** Where the editor opens. */
export interface StartPlace {
  /** A character of the answer, from the address. */
  readonly at: AnswerPlace | null
  readonly chunk: number | null
}

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
    store.place(startOf(store.get(), start))
  }, [store, shared, text, base, isShown, start])
  useEffect(() => () => store.stop(), [store])
  return store
}

/**
 * Without a place in the address, typing goes to the start of the answer or, if it has no text, of what it says first:
 * of a call its arguments, before its name.
 */
function startOf(state: MessageState, { at, chunk }: StartPlace): CursorPlace | null {
  const named = (at && placeOfAnswer(state, at)) ?? (chunk === null ? null : placeOfChunk(state, chunk))
  if (named) return named
  const said = (state.message?.fields ?? []).filter((field) => isSaid(field) && hasText(field))
  const first =
    said.find(({ choice, part }) => choice === 0 && part === 'text') ??
    said.find(({ part }) => part !== 'name') ??
    said[0]
  return first ? { field: first.key, offset: 0 } : placeOfChunk(state, 0)
}
