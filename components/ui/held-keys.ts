'use client'

import { useLayoutEffect } from 'react'

/** The parts of the page that hold the keys. */
const holders = new Set<object>()

/** What was pressed meanwhile, in order. */
const held: KeyboardEvent[] = []

let isGiving = false

/**
 * While `isHeld`, keys that do something are held: a dialog, a menu or a page is about to open, and what is pressed until
 * it is there is meant for it. It gets them by `giveHeldKeys`, as the page does if nothing opens after all; if neither asks for them, they are
 * dropped. Text still goes into
 * the field that has the focus.
 */
export function useHeldKeys(isHeld: boolean): void {
  useLayoutEffect(() => {
    if (!isHeld) return
    const holder = {}
    holders.add(holder)
    return () => {
      // What opens takes the focus just after it was drawn.
      setTimeout(() => {
        if (holders.delete(holder) && holders.size === 0) held.length = 0
      })
    }
  }, [isHeld])
}

/** Presses the held keys, now that what they are meant for has the focus. Each may open something that holds the others. */
export async function giveHeldKeys(): Promise<void> {
  holders.clear()
  if (isGiving) return
  isGiving = true
  while (holders.size === 0) {
    const key = held.shift()
    if (key === undefined) break
    press(key)
    // The widgets move their focus in the next frame.
    await new Promise(requestAnimationFrame)
  }
  isGiving = false
}

/** Presses a key as the browser does, which leaves alone what a script presses. */
function press({ key, code, keyCode, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body
  // The JSON editor only reads the old number of a key.
  const pressed = { key, code, keyCode, shiftKey }
  const again = new KeyboardEvent('keydown', { ...pressed, bubbles: true, cancelable: true })
  if (!target.dispatchEvent(again) || !(target instanceof HTMLElement)) return
  if (key === 'Enter' && target.matches('button, a[href], summary')) target.click()
  if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit()
  if (key.length === 1 && target.matches(TEXT)) document.execCommand('insertText', false, key)
  // In the JSON editor it is a key of its own (`components/editor/monaco/code-pane.tsx`).
  if (key === 'Enter' && target instanceof HTMLTextAreaElement)
    document.execCommand('insertText', false, '\n')
  if (key === ' ' && target.matches('button, summary, [type=checkbox]')) target.click()
}

/** Where a pressed letter is written; the editors have it from the key. */
const TEXT = 'input:not([type=checkbox])'

/** Where a key is typed text. */
const FIELD =
  'input:not([type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false]), .monaco-editor'

/** The keys that a field leaves to what opens; the others write or move in it. */
const NOT_OF_FIELD = /^(Enter|Escape|ArrowUp|ArrowDown)$/

const NAMED = /^(Enter|Escape|Home|End|Page\w+|Arrow\w+)$/

function isHeldKey({ key, ctrlKey, metaKey, altKey, isComposing, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return false
  if (target instanceof Element && target.closest(FIELD)) return NOT_OF_FIELD.test(key)
  return key.length === 1 || NAMED.test(key)
}

function hold(event: KeyboardEvent): void {
  const isOpening = holders.size > 0 || isGiving
  if (!isOpening || !event.isTrusted || !isHeldKey(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (!event.repeat) held.push(event)
}

// Before any part of the page listens, so that none of them gets a held key.
if (typeof window !== 'undefined') window.addEventListener('keydown', hold, true)
