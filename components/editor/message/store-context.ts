'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { JsonTarget, MessageState } from './message-state'
import type { MessageStore } from './message-store'

/** What the parts of the message view share. */
export interface MessageShared {
  readonly store: MessageStore
  readonly isReadOnly: boolean
  /** Shows the JSON, by default at the cursor. */
  readonly openJson: (target?: JsonTarget) => void
}

const Context = createContext<MessageShared | null>(null)

export const MessageProvider = Context.Provider

export function useMessageShared(): MessageShared {
  const shared = useContext(Context)
  if (!shared) throw new Error('This component needs a MessageProvider above it.')
  return shared
}

/** Derives a value from the message view's state. The component renders again only if the value is another one. */
export function useMessageState<Value>(select: (state: MessageState) => Value): Value {
  const { store } = useMessageShared()
  const read = (): Value => select(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}
