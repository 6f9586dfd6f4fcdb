import { type RefObject, useLayoutEffect, useRef } from 'react'
import { giveHeldKeys } from './held-keys'

type Place = RefObject<HTMLElement | null>

/** What gets the focus from a part that closes at this moment. */
let getting: HTMLElement | null = null

/** When a part is closed, gives the focus to what had it before, unless something else has taken it by then. */
export function useFocusBack(part: Place, isOpen: boolean, before: Place): void {
  useLayoutEffect(() => {
    if (!isOpen) return
    return () => {
      const [closed, back] = [part.current, before.current]
      getting = back
      queueMicrotask(() => {
        getting = null
        const { activeElement, body } = document
        if (activeElement === body || closed?.contains(activeElement)) back?.focus({ preventScroll: true })
      })
    }
  }, [isOpen, part, before])
}

/**
 * Gives the focus to a part that opens in the step in which it is drawn, and then the keys that were held for it: the
 * widgets would wait for the next frame, and the keys of this one would reach what is behind. When it is closed, what had
 * the focus before has it again; a part that it took the place of, such as a menu, counts as what opened that.
 * @param popup the part, with the focus on its first button unless `first` is there
 * @returns what a widget is given, which then leaves the focus alone
 */
export function useFocusAtOnce(
  popup: Place,
  isOpen: boolean,
  first?: Place,
): { readonly initialFocus: () => false; readonly finalFocus: false } {
  const before = useRef<HTMLElement | null>(null)
  useFocusBack(popup, isOpen, before)
  const initialFocus = (): false => {
    const { activeElement } = document
    const isInside = popup.current?.contains(activeElement)
    if (!isInside && activeElement instanceof HTMLElement) before.current = getting ?? activeElement
    const element = first?.current ?? popup.current?.querySelector<HTMLElement>('button, a[href], input')
    element?.focus()
    if (!popup.current?.contains(document.activeElement)) popup.current?.focus()
    void giveHeldKeys()
    return false
  }
  return { initialFocus, finalFocus: false }
}
