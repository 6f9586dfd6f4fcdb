import { readAddress, resultSearch, searchOf } from '#lib/list/address'
import { reviewHref, reviewInSearch, searchFromReview } from '#lib/review/address'

/** Where a reader found a recording. */
export interface CameFrom {
  readonly place: 'list' | 'review'
  /** The search part of an address that keeps it, with its `?`; empty for a list at its defaults. */
  readonly search: string
  /** The address that leads back to the recording in it. */
  readonly href: string
  /** The query of the list, as typed; empty for a review. */
  readonly query: string
}

/**
 * Reads from the search part of a recording's address where the reader found it: in a review, or in the list.
 * @param path of the recording
 */
export function cameFrom(search: URLSearchParams, path: string): CameFrom {
  const review = reviewInSearch(search)
  if (review !== null) {
    const href = reviewHref({ ...review, at: path })
    return { place: 'review', search: searchFromReview(review), href, query: '' }
  }
  const address = readAddress(search)
  const href = `/${searchOf({ ...address, at: path })}`
  return { place: 'list', search: resultSearch(address), href, query: address.q }
}
