import { Fragment, type ReactNode } from 'react'
import { VisibleText } from './visible-text'

/** The offsets at which another part of a text begins, and how that is drawn. */
export interface DrawnBorders {
  readonly at: readonly number[]
  /** `piece` of a value continues in the same line; another `part` of a message begins a new line. */
  readonly as: 'piece' | 'part'
}

interface BorderedTextProps {
  readonly text: string
  /** Offset at which the drawn part of the text starts. */
  readonly start: number
  readonly end: number
  readonly borders?: DrawnBorders | undefined
}

/** Draws a part of a recorded text, with a line where another part of the answer begins. */
export function BorderedText({ text, start, end, borders }: BorderedTextProps): ReactNode {
  const inside = (borders?.at ?? []).filter((at) => at >= start && at < end)
  if (!borders || inside.length === 0) return <VisibleText text={text.slice(start, end)} base={start} />
  const cuts = [...new Set([start, ...inside])]
  return cuts.map((from, index) => (
    <Fragment key={from}>
      {inside.includes(from) && from > 0 && <Border as={borders.as} />}
      <VisibleText text={text.slice(from, cuts[index + 1] ?? end)} base={from} />
    </Fragment>
  ))
}

/** The line between two parts. */
export function Border({ as }: Pick<DrawnBorders, 'as'>): ReactNode {
  return as === 'piece' ? (
    <span aria-hidden data-border className="-mx-px inline-block h-[1.1em] w-px bg-ink-3 align-text-bottom" />
  ) : (
    <span aria-hidden data-border className="my-2 block h-px bg-line-2" />
  )
}
