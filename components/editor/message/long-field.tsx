import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { EditableField } from '#lib/edit/message/editable-message'
import { countedText } from '#lib/figures/text'
import { pieceAt, textOfPieces } from '#lib/message/recut'
import { visibleDelta } from '#lib/page/visible'
import { JsonButton } from './json-button'
import { useFieldMatches } from './use-field-matches'

/** A browser takes longer than a frame to lay out a longer text field at each key. */
const MAX_FIELD = 100_000
/** A longer word takes it a time that grows with the square of its length. */
const LONG_WORD = /\S{5000}/

/** A text field, or a part of a text that is too long for one, with the way to the JSON. */
export function LongField({ field, children }: { field: EditableField; children: ReactNode }): ReactNode {
  const text = textOfPieces(field.pieces)
  const isLong = text.length > MAX_FIELD || LONG_WORD.test(text)
  const [wasLong] = useState(isLong)
  return isLong ? <PartOfField field={field} text={text} isGrown={!wasLong} /> : children
}

const SHOWN = 400
/** The most characters that are shown before a match. */
const BEFORE = 100

interface PartOfFieldProps {
  readonly field: EditableField
  readonly text: string
  /** Whether it takes the place of a text field. */
  readonly isGrown: boolean
}

/** The beginning of a text, or what is around the match that was found in it. */
function PartOfField({ field, text, isGrown }: PartOfFieldProps): ReactNode {
  const box = useFocusFromField(isGrown)
  const match = useFieldMatches(field.key).find(({ isChosen }) => isChosen)
  const from = match ? Math.max(0, match.start - BEFORE) : 0
  const part = (start: number, end: number): string => visibleDelta(text.slice(start, end))
  const target = match ? field.pieces[pieceAt(field.pieces, match.start + 1)] : field.pieces[0]
  return (
    <div ref={box} className="mt-1.5 max-w-[660px] rounded-field border border-line-2 px-2.5 py-2">
      <p className="text-label [overflow-wrap:anywhere]">
        {from > 0 && '…'}
        {part(from, match?.start ?? SHOWN)}
        {match && (
          <>
            <mark data-match className="rounded-mark bg-match-bg text-inherit outline-2 outline-ink-1">
              {part(match.start, match.end)}
            </mark>
            {part(match.end, match.end + SHOWN)}
          </>
        )}
        …
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-2 text-label text-ink-3">
        {countedText(text.length, 'character')}: too long for a text field.
        <JsonButton target={target?.chunk} />
      </p>
    </div>
  )
}

/** When the text field with the focus has become too long, the way to the JSON gets the focus. */
function useFocusFromField(isGrown: boolean): { current: HTMLDivElement | null } {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isGrown && document.activeElement === document.body) box.current?.querySelector('button')?.focus()
  }, [isGrown])
  return box
}
