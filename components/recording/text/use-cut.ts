'use client'

import { useState } from 'react'
import { cutOf } from '#lib/page/shorten'

/** The part of a text that is shown, in characters, and what "show more" does. */
interface GrowingCut {
  readonly limit: number
  readonly showMore: () => void
}

/**
 * Cuts a long text. Each "show more" doubles the part that is shown.
 * @param first the rows and characters that are shown at first
 */
export function useCut(
  text: string,
  first: { readonly rows: number; readonly characters: number },
): GrowingCut {
  const [factor, setFactor] = useState(1)
  return {
    limit: cutOf(text, { rows: first.rows * factor, characters: first.characters * factor }),
    showMore: () => setFactor(factor * 2),
  }
}
