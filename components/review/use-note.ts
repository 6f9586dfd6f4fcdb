'use client'

import { type RefObject, useRef, useState } from 'react'

/** The note of the chosen change: its field, and whether it is open while it is empty. */
interface Note {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  /** Opens it, and puts the focus there. */
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
