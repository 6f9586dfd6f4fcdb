'use client'

import type { Autocomplete } from '@base-ui/react/autocomplete'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import type { Completion } from '#lib/query/completion'
import { useCompletions } from './use-completions'

type InputKeyEvent = KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler?: () => void }

interface SearchTyping {
  /** For `Autocomplete.Root`: the text, with the completions as its items. */
  readonly root: Autocomplete.Root.Props<Completion> & { readonly items: readonly Completion[] }
  readonly press: (event: InputKeyEvent) => void
  readonly take: (item: Completion) => void
  readonly close: () => void
}

/**
 * Handles typing in the search box: the text is used at once, and the completions at the caret follow. The widget
 * handles highlighting, Enter and the mouse; Tab, Escape and the arrow that opens the list are handled here.
 */
export function useSearchTyping(
  input: RefObject<HTMLInputElement | null>,
  value: string,
  onChange: (text: string, isFinal: boolean) => void,
): SearchTyping {
  const completions = useCompletions()
  const { items, isAskedFor, onTab, close } = completions
  const pointedAt = useRef<Completion>(undefined)
  const moveCaret = useCaret(input)
  const type = (text: string, at: number): void => {
    onChange(text, false)
    completions.ask(text, at)
  }
  const take = (item: Completion): void => {
    const { text, caret } = completions.taken(value, item)
    moveCaret(caret)
    close()
    type(text, caret)
  }
  const leave = (): void => (value === '' ? input.current?.blur() : onChange('', true))
  const caretIn = (text: string): number => input.current?.selectionStart ?? text.length
  return {
    root: {
      ...{ items, value, filter: null, open: items.length > 0, keepHighlight: true },
      autoHighlight: isAskedFor ? 'always' : false,
      onItemHighlighted: (item) => {
        pointedAt.current = item
      },
      onValueChange: (text, { reason }) => reason === 'input-change' && type(text, caretIn(text)),
      onOpenChange: (isOpen, { reason }) => {
        if (isOpen && reason === 'list-navigation') completions.ask(value, caretIn(value), true)
        else if (!isOpen && reason !== 'item-press') close()
      },
    },
    press: (event) => press(event, items.length > 0, { take, leave, onTab: pointedAt.current ?? onTab }),
    ...{ take, close },
  }
}

interface PressActions {
  readonly take: (item: Completion) => void
  readonly leave: () => void
  readonly onTab: Completion | undefined
}

/**
 * Handles the keys that the widget does not: Tab takes an item, Escape leaves once the list is closed, ArrowUp does not
 * open it.
 */
function press(event: InputKeyEvent, isOpen: boolean, { take, leave, onTab }: PressActions): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event
  if (ctrlKey || metaKey || nativeEvent.isComposing) return
  if (key === 'Tab' && !shiftKey && isOpen && onTab) {
    event.preventDefault()
    take(onTab)
  } else if (key === 'Escape' && !isOpen) {
    event.preventDefault()
    event.preventBaseUIHandler?.()
    leave()
  } else if (key === 'ArrowUp' && (!isOpen || altKey)) event.preventBaseUIHandler?.()
}

/** Moves the caret to a place in the text that is drawn next. */
function useCaret(input: RefObject<HTMLInputElement | null>): (place: number) => void {
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  return (place) => {
    caret.current = place
  }
}
