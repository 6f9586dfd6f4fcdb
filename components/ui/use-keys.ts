'use client'

import { useEffect, useRef } from 'react'

/** What a key does, by `KeyboardEvent.key` (`j`, `?`, `ArrowLeft`, ` `). */
export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Runs actions on keys pressed anywhere on the page. Keys do nothing while text is typed, while a dialog or a menu is open, with a
 * modifier, or when something on the page has already used them.
 */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      const action = latest.current[event.key]
      if (!action) return
      event.preventDefault()
      action(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable=true], .monaco-editor, [role=dialog], [role=menu], [role=listbox]',
    )
  ) {
    return true
  }
  const isPress = key === ' ' || key === 'Enter'
  return isPress && target.closest('button, a, summary, input, [role=button]') !== null
}
