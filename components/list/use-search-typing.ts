'use client'

import type { Autocomplete } from '@base-ui/react/autocomplete'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import type { Completion } from '#lib/query/completion'
import { useCompletions } from './use-completions'

type InputKeyEvent = KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler?: () => void }

interface SearchTyping {
  /** For `Autocomplete.Root`: the text, and the completions as its items. */
  readonly root: Autocomplete.Root.Props<Completion> & { readonly items: readonly Completion[] }
  readonly press: (event: InputKeyEvent) => void
  readonly take: (item: Completion) => void
  readonly close: () => void
}

/**
 * What typing in the search box does: the text goes on at once, completions for the place of the caret follow. Pointing at
 * completions, Enter and the mouse are the widget's; Tab, Escape and the arrow that opens the list are decided here.
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

/** The keys that are not the widget's: Tab takes, Escape leaves once the list is closed, ArrowUp opens nothing. */
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

/** Puts the caret at a place of the text that is drawn next. */
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
