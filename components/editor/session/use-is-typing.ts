import { useSyncExternalStore } from 'react'
import type { EditSessionState } from './use-edit-session'

/** Tells whether something is typed that the page has not taken in: what follows from the text is not known then. */
export function useIsTyping({
  whenTyping,
  typings,
  takenAt,
}: Pick<EditSessionState, 'whenTyping' | 'typings' | 'takenAt'>): boolean {
  return useSyncExternalStore(whenTyping, typings, typings) > takenAt
}
