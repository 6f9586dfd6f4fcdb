'use client'

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'

interface NoteBoxProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onClose: () => void
}

const PAUSE = 600
const LONGEST = 10_000

/** A note on the change. It is saved while one types, and when the box loses the focus. */
export function NoteBox({ field, text, onChange, onClose }: NoteBoxProps): ReactNode {
  const [typed, setTyped] = useState(text)
  const kept = useRef(text)
  const keep = useRef<() => void>(() => {})
  keep.current = () => {
    if (typed === kept.current) return
    kept.current = typed
    onChange(typed)
  }
  useEffect(() => {
    const timer = setTimeout(() => keep.current(), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => () => keep.current(), [])
  return (
    <div className="border-b border-line bg-sub px-5 py-2.5">
      <label className="block text-label text-ink-3" htmlFor="note">
        Note
      </label>
      <textarea
        id="note"
        ref={field}
        value={typed}
        maxLength={LONGEST}
        rows={Math.min(8, Math.max(2, typed.split('\n').length))}
        placeholder="Included in Copy Markdown"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          keep.current()
          if (typed.trim() === '') onClose()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="mt-0.5 block w-full max-w-[640px] resize-y rounded-field border border-control bg-bg px-2 py-1 placeholder:text-ink-3"
      />
    </div>
  )
}
