'use client'

import { useLayoutEffect, useRef } from 'react'

/** What a key does, by `KeyboardEvent.key` (`j`, `?`, `ArrowLeft`, ` `), or with Alt (`Alt+ArrowLeft`). */
export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Runs actions on keys pressed anywhere on the page. Keys do nothing while text is typed, while
 * a dialog or a menu is open or about to open, with Control or Meta, or when something on the page has already used them.
 */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || isTaken(event)) return
      const action = latest.current[event.altKey ? `Alt+${event.key}` : event.key]
      if (!action) return
      event.preventDefault()
      action(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/**
 * Takes keys before anything else on the page does, also while text is typed.
 * @param actionOf what a key does; null if it is left to the page
 */
export function useFirstKeys(actionOf: (event: KeyboardEvent) => (() => void) | null): void {
  const latest = useRef(actionOf)
  useLayoutEffect(() => {
    latest.current = actionOf
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = latest.current(event)
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      action()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

/** The editor's own find box has the role of a dialog, but leaves these keys to the page. */
const OPEN_DIALOG = '[role=dialog]:not([data-closed], .monaco-editor *)'

/** Whether a dialog is open over the page: its own keys come first. */
export function isDialogOpen(): boolean {
  return document.querySelector(OPEN_DIALOG) !== null
}

/** Where a key is typed text, or chooses something. The slider of a recording moves as the page's own keys say. */
const TYPING =
  'input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), .monaco-editor, [role=dialog]:not([data-closed]), [role=menu]:not([data-closed]), [role=listbox]'

/** What takes all keys while it is open, even before it has the focus. */
const OPEN = '[role=dialog][data-open], [role=menu][data-open]'

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector(OPEN) !== null) return true
  if (!(target instanceof Element)) return false
  if (target.closest(TYPING)) return true
  const isPress = key === ' ' || key === 'Enter'
  return isPress && target.closest('button, a, summary, [type=checkbox], [role=button]') !== null
}
