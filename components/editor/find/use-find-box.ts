import { type RefObject, useRef, useState } from 'react'

/** Whether the find box is open, and with which text. */
export interface FindBoxState {
  readonly field: RefObject<HTMLInputElement | null>
  /** The text that the box opened with; null while it is closed. */
  readonly seed: string | null
  /** Opens the box, or goes back to it. @param selected the text to look for; if empty, the one of the last time */
  readonly open: (selected: string) => void
  readonly close: (typed: string) => void
}

export function useFindBox(): FindBoxState {
  const field = useRef<HTMLInputElement>(null)
  const [seed, setSeed] = useState<string | null>(null)
  const last = useRef('')
  return {
    field,
    seed,
    open: (selected) => {
      field.current?.select()
      field.current?.focus()
      setSeed((known) => known ?? (selected || last.current))
    },
    close: (typed) => {
      last.current = typed
      setSeed(null)
    },
  }
}
