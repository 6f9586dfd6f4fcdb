'use client'

import { type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** The note of the chosen change: its field, and whether an empty one is open. */
export interface Note {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  /** Opens the field and puts the cursor there at once, so that no typed letter is taken for a key of the page. */
  readonly start: () => void
}

export function useNote(): Note {
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const start = (): void => {
    flushSync(() => setOpen(true))
    field.current?.focus()
  }
  return { field, isOpen, setOpen, start }
}
