import type { RefObject } from 'react'
import { giveHeldKeys } from './held-keys'

type Place = RefObject<HTMLElement | null>

/**
 * Gives the focus to a part that opens in the step in which it is drawn, and then the keys that were held for it: the
 * widgets would wait for the next frame, and the keys of this one would reach what is behind.
 * @param popup the part, with the focus on its first button unless `first` is there
 * @returns the `initialFocus` of a widget, which then leaves the focus alone
 */
export function focusAtOnce(popup: Place, first?: Place): () => false {
  return () => {
    const element = first?.current ?? popup.current?.querySelector<HTMLElement>('button, a[href], input')
    element?.focus()
    if (!popup.current?.contains(document.activeElement)) popup.current?.focus()
    void giveHeldKeys()
    return false
  }
}
