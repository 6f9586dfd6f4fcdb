import { Fragment, type ReactNode } from 'react'
import { visiblePieces } from '#lib/page/visible'

/**
 * Draws a recorded text with signs for invisible characters and those that reverse the reading order. Each run carries
 * its offset in the whole text.
 * @param base offset of `text` in the whole text
 */
export function VisibleText({ text, base = 0 }: { text: string; base?: number }): ReactNode {
  const pieces = visiblePieces(text)
  if (pieces.length === 1 && pieces[0]?.sign === null) return <span data-base={base}>{text}</span>
  let at = base
  return pieces.map((piece) => {
    const start = at
    at += piece.text.length
    return (
      <Fragment key={start}>
        {piece.sign === null ? (
          <span data-base={start}>{piece.text}</span>
        ) : (
          <span
            data-base={start}
            data-sign
            title="An invisible character"
            className="mx-px rounded-mark bg-sel px-0.5 font-mono text-[10px] text-ink-2"
          >
            {piece.sign}
          </span>
        )}
      </Fragment>
    )
  })
}
