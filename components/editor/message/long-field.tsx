import type { ReactNode } from 'react'
import type { EditableField } from '#lib/edit/message/editable-message'
import { textOfPieces } from '#lib/message/recut'
import { countedText } from '#lib/page/shorten'
import { visibleDelta } from '#lib/page/visible'
import { JsonButton } from './json-button'

/** A browser takes longer than a frame to lay out a longer text field at each key. */
const MAX_FIELD = 100_000
/** A longer word takes it a time that grows with the square of its length. */
const LONG_WORD = /\S{5000}/

/** A text field, or the beginning of a text that is too long for one, with the way to the JSON. */
export function LongField({ field, children }: { field: EditableField; children: ReactNode }): ReactNode {
  const text = textOfPieces(field.pieces)
  if (text.length <= MAX_FIELD && !LONG_WORD.test(text)) return children
  return (
    <div className="mt-1.5 max-w-[660px] rounded-field border border-line-2 px-2.5 py-2">
      <p className="text-label [overflow-wrap:anywhere]">{visibleDelta(text.slice(0, 400))}…</p>
      <p className="mt-2 flex flex-wrap items-center gap-2 text-label text-ink-3">
        {countedText(text.length, 'character')}: too long for a text field.
        <JsonButton target={field.pieces[0]?.chunk} />
      </p>
    </div>
  )
}
