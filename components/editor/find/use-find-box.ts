import { type RefObject, useRef, useState } from 'react'

/** The find box of the editor. Both views have the same one: what is typed stays when the view changes. */
export interface FindBoxState {
  readonly field: RefObject<HTMLInputElement | null>
  /** What is typed into it; null while it is closed. */
  readonly typed: string | null
  readonly type: (text: string) => void
  /** Opens the box, or goes back to it. @param selected the text to look for; if empty, the one of the last time */
  readonly open: (selected: string) => void
  readonly close: () => void
}

export function useFindBox(): FindBoxState {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const last = useRef('')
  return {
    field,
    typed,
    type: (text) => {
      last.current = text
      setTyped(text)
    },
    open: (selected) => {
      field.current?.select()
      field.current?.focus()
      setTyped((known) => known ?? (selected || last.current))
    },
    close: () => setTyped(null),
  }
}
