'use client'

import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { type Base, type Edited, textToWrite } from '#lib/edit/edited-text'
import { countText } from '#lib/figures/text'
import { formWords } from '../save/save-state'

/**
 * Shows in the footer the place of the caret, the size of the text, and how it will be written.
 * @param isShown whether the JSON is shown
 * @returns sets the place of the caret
 */
export function useFooterNote(
  base: Base,
  edited: Edited,
  isShown: boolean,
  onNote: (note: ReactNode) => void,
): (line: number, column: number) => void {
  const [place, setPlace] = useState({ line: 1, column: 1 })
  const size = useMemo(() => new Blob([textToWrite(base, edited.text)]).size, [base, edited])
  const form = useMemo(() => formWords(base.fileText), [base])
  useEffect(() => {
    if (!isShown) return
    const count = edited.lines.length - (edited.text.endsWith('\n') ? 1 : 0)
    const counted = `${countText(count)} lines, ${kilobytes(size)}`
    onNote(<FooterNote parts={[`Ln ${place.line}, Col ${place.column}`, counted, form]} />)
  }, [onNote, place, edited, isShown, size, form])
  return useCallback((line: number, column: number) => setPlace({ line, column }), [])
}

function kilobytes(bytes: number): string {
  return bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} kB`
}

function FooterNote({ parts }: { parts: readonly string[] }): ReactNode {
  return (
    <span className="flex gap-5">
      {parts.map((part, index) => (
        <span key={part} className={index > 0 ? 'max-[1099px]:hidden' : ''}>
          {part}
        </span>
      ))}
    </span>
  )
}
