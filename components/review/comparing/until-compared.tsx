'use client'

import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useState } from 'react'

const Arrival = createContext<() => void>(() => {})

/*
 * The frame is not the fallback of a Suspense: React gives no life to a fallback that came in the first HTML, and the
 * frame counts, and lets the reader choose another range. Between the arrival of the review and the next step of React
 * both are in the document, so a style hides the frame. Without JavaScript nothing moves the review out of the hidden
 * element in which it arrives: there it is shown by a style too, in the layer whose `!important` comes before that of
 * the base style for hidden elements.
 */
const HIDDEN_ONCE_THERE = '[data-comparing]:has(~ [data-compared]) { display: none }'
const WITHOUT_SCRIPT =
  'body:has([data-compared]) [data-comparing] { display: none } @layer theme { [hidden]:has(> [data-compared]) { display: contents !important } }'

interface UntilComparedProps {
  /** Shown until a review arrives; null when it is there already. */
  readonly frame: ReactNode
  readonly children: ReactNode
}

/** Shows a frame until the review, with `Compared` before it, has arrived in its place. */
export function UntilCompared({ frame, children }: UntilComparedProps): ReactNode {
  const [isThere, setThere] = useState(frame === null)
  const arrive = useCallback(() => setThere(true), [])
  return (
    <Arrival value={arrive}>
      {!isThere && (
        <div data-comparing className="contents">
          <style>{HIDDEN_ONCE_THERE}</style>
          {frame}
        </div>
      )}
      <noscript>
        <style>{WITHOUT_SCRIPT}</style>
      </noscript>
      {children}
    </Arrival>
  )
}

/** Stands before what takes the place of the frame. */
export function Compared(): ReactNode {
  const arrive = use(Arrival)
  useLayoutEffect(() => arrive(), [arrive])
  return <i data-compared hidden />
}
