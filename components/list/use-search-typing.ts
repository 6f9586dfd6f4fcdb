'use client'

import type { Autocomplete } from '@base-ui/react/autocomplete'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Completion } from '#lib/query/completion'
import { giveHeldKeys, useHeldKeys } from '../ui/held-keys'
import { useCompletions } from './use-completions'

type InputKeyEvent = KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler?: () => void }

/** What the widget of the completions needs: the text, with the completions as its items. */
export type CompletionRoot = Autocomplete.Root.Props<Completion> & { readonly items: readonly Completion[] }

interface SearchTyping {
  readonly root: CompletionRoot
  readonly type: (text: string) => void
  readonly press: (event: InputKeyEvent) => void
  readonly take: (item: Completion) => void
  readonly close: () => void
}

/**
 * Handles typing in the search box: the text is used at once, and the completions at the caret follow. The widget
 * handles highlighting, Enter and the mouse; Tab, Escape and the arrow that opens the list are handled here.
 * @param isShown whether the widget is there, so that the reader sees what the keys would do
 * @param widgetThere resolves when it is, with false if it cannot be loaded
 */
export function useSearchTyping(
  input: RefObject<HTMLInputElement | null>,
  value: string,
  onChange: (text: string, isFinal: boolean) => void,
  isShown: boolean,
  widgetThere: () => Promise<boolean>,
): SearchTyping {
  const completions = useCompletions(widgetThere)
  const { items, isAskedFor, isOpening, onTab, close } = completions
  const pointedAt = useRef<Completion>(undefined)
  const moveCaret = useCaret(input)
  const isOpen = isShown && items.length > 0
  useHeldWhileOpening(isOpening, isOpen)
  useTypedEarly(input, value, (text) => onChange(text, false))
  const caretIn = (text: string): number => input.current?.selectionStart ?? text.length
  const type = (text: string, at = caretIn(text)): void => {
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
  const open = (): void => completions.ask(value, caretIn(value), true)
  return {
    root: {
      ...{ items, value, filter: null, open: isOpen, keepHighlight: true },
      autoHighlight: isAskedFor ? 'always' : false,
      onItemHighlighted: (item) => {
        pointedAt.current = item
      },
      onOpenChange: (isNowOpen, { reason }) => !isNowOpen && reason !== 'item-press' && close(),
    },
    press: (event) => press(event, isOpen, { take, leave, open, onTab: pointedAt.current ?? onTab }),
    ...{ type, take, close },
  }
}

/** Takes what was typed before the page came to life: it stands in the input only, and would be drawn over. */
function useTypedEarly(
  input: RefObject<HTMLInputElement | null>,
  value: string,
  onTyped: (text: string) => void,
): void {
  const first = useRef({ value, onTyped })
  useLayoutEffect(() => {
    const typed = input.current?.value ?? ''
    if (typed !== first.current.value) first.current.onTyped(typed)
  }, [input])
}

interface PressActions {
  readonly take: (item: Completion) => void
  readonly leave: () => void
  readonly open: () => void
  readonly onTab: Completion | undefined
}

/**
 * Handles the keys that the widget does not: Tab takes an item, Escape leaves once the list is closed, ArrowDown opens
 * it, ArrowUp does not.
 */
function press(event: InputKeyEvent, isOpen: boolean, actions: PressActions): void {
  const { take, leave, open, onTab } = actions
  const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event
  if (ctrlKey || metaKey || nativeEvent.isComposing) return
  if (key === 'Tab' && !shiftKey && isOpen && onTab) {
    event.preventDefault()
    take(onTab)
  } else if (key === 'Escape' && !isOpen) {
    event.preventDefault()
    event.preventBaseUIHandler?.()
    leave()
  } else if (key === 'ArrowDown' && !isOpen) {
    event.preventDefault()
    event.preventBaseUIHandler?.()
    open()
  } else if (key === 'ArrowUp' && (!isOpen || altKey)) event.preventBaseUIHandler?.()
}

/**
 * Holds the keys while the list opens: while it is not known what is in it, and until the widget has it. A list that the
 * widget was about to close opens only in the frame after the next one, and ignores the arrows until then.
 */
function useHeldWhileOpening(isOpening: boolean, isOpen: boolean): void {
  const [isOpened, setOpened] = useState(false)
  useHeldKeys(isOpening || (isOpen && !isOpened))
  useLayoutEffect(() => {
    if (!isOpen) return
    const opened = (): void => {
      setOpened(true)
      void giveHeldKeys()
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(opened)
    })
    return () => {
      cancelAnimationFrame(frame)
      setOpened(false)
    }
  }, [isOpen])
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
