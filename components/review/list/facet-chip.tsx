import type { ReactNode } from 'react'
import type { Facet } from '#lib/review/change'
import { facetLook } from './facet-look'

/** A facet of a change or a cause; quiet once it was viewed. */
export function FacetChip({ facet, isQuiet = false }: { facet: Facet; isQuiet?: boolean }): ReactNode {
  const look = isQuiet ? 'border-line-2 text-ink-3' : facetLook(facet)
  return (
    <span className={`inline-flex h-5 items-center rounded-chip border px-1.5 text-chip ${look}`}>
      {facet}
    </span>
  )
}
