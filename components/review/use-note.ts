'use client'

import { type RefObject, useRef, useState } from 'react'

/** The note of the chosen change: its field, and whether an empty one is open. */
interface Note {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  /** Opens the field and gives it the focus. */
  readonly start: () => void
}

export function useNote(): Note {
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const start = (): void => {
    setOpen(true)
    requestAnimationFrame(() => field.current?.focus())
  }
  return { field, isOpen, setOpen, start }
}
