import { type Change, FACETS, type Facet, isNoise } from './change'

/**
 * Compares changes, heaviest first: by the first facet, then the second, then the path. Added files without problems
 * come last.
 */
export function byWeight(a: Change, b: Change): number {
  return (
    rankOf(a) - rankOf(b) ||
    facetRank(a.facets[1]) - facetRank(b.facets[1]) ||
    Number(a.status === 'added') - Number(b.status === 'added') ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
  )
}

/** Ranks changes without a facet: moved and removed files come before the noise. */
function rankOf(change: Change): number {
  if (change.weight === null) return change.status === 'added' ? 2 * FACETS.length : FACETS.length
  return facetRank(change.weight) + (isNoise(change) ? FACETS.length : 0)
}

function facetRank(facet: Facet | null | undefined): number {
  return facet ? FACETS.indexOf(facet) : FACETS.length
}
