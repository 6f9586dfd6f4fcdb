import type { End } from './ends'

/** The sides of a change that can be shown. */
export const SHOWS = ['old', 'both', 'new'] as const
export type Show = (typeof SHOWS)[number]

/** What the list can be grouped by: what changes have in common, or their tests. */
export const GROUPINGS = ['cause', 'test'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Everything that a reader chose on the review page. The address holds all of it. */
export interface ReviewAddress {
  /** As the user named it; empty for the default base. */
  readonly base: string
  /** Empty for the work tree. */
  readonly head: string
  /** Whether the base is compared as it is now, not where the head left it. */
  readonly isExact: boolean
  /** What the list is grouped by. */
  readonly by: Grouping
  /** The path of the chosen change; empty for the first. */
  readonly at: string
  readonly show: Show
  /** Facets and statuses. A change that has one of them is listed; when empty, every change is. */
  readonly facets: readonly string[]
  readonly isNoiseOpen: boolean
  readonly hidesViewed: boolean
  readonly isRawOpen: boolean
  /** Whether long texts are shown completely. */
  readonly isWhole: boolean
  /** Ids of groups that are not in their default state: tests are open by default, causes and noise are folded. */
  readonly folds: readonly string[]
}

/** Why a page has nothing to review. */
export interface ReviewFailure {
  readonly root: string
  readonly address: ReviewAddress
  readonly code: string
  readonly message: string
  /** Similar names for one that does not exist, and which end they are for. */
  readonly nearest: readonly string[]
  readonly end: 'base' | 'head'
  /** Both ends, where they were found and could not be compared. */
  readonly found?: { readonly base: End; readonly head: End }
}

/** Reads an address. An unknown choice counts as not made. */
export function readReviewAddress(search: URLSearchParams): ReviewAddress {
  const listOf = (name: string): string[] => (search.get(name) ?? '').split(',').filter((one) => one !== '')
  return {
    base: search.get('base') ?? '',
    head: search.get('head') ?? '',
    isExact: search.get('exact') === '1',
    by: GROUPINGS.find((name) => name === search.get('by')) ?? 'cause',
    at: search.get('at') ?? '',
    show: SHOWS.find((name) => name === search.get('show')) ?? 'both',
    facets: listOf('facet'),
    isNoiseOpen: search.get('noise') === 'open',
    hidesViewed: search.get('viewed') === 'hidden',
    isRawOpen: search.get('raw') === 'open',
    isWhole: search.get('texts') === 'whole',
    folds: listOf('fold'),
  }
}

/**
 * Writes the search part that a recording's page gets, with its `?`: the review in which the recording was found, without
 * the chosen change, which is the recording.
 */
export function searchFromReview(address: Partial<ReviewAddress>): string {
  const [, choices = ''] = reviewHref({ ...address, at: '', isWhole: false }).split('?')
  return `?${new URLSearchParams({ [FROM_REVIEW]: choices })}`
}

/**
 * Reads what `searchFromReview` wrote; null when a recording was not opened from a review. Nothing but a reader's choices
 * is read, so whatever stands there leads to the review page.
 */
export function reviewInSearch(search: {
  readonly get: (name: string) => string | null
}): ReviewAddress | null {
  const choices = search.get(FROM_REVIEW)
  return choices === null
    ? null
    : { ...readReviewAddress(new URLSearchParams(choices)), at: '', isWhole: false }
}

const FROM_REVIEW = 'review'

/** Writes the address of the review page, without choices that are at their default. Paths stay readable. */
export function reviewHref(address: Partial<ReviewAddress>): string {
  const search = new URLSearchParams()
  const add = (name: string, value: string): void => {
    if (value !== '') search.set(name, value)
  }
  add('base', address.base ?? '')
  add('head', address.head ?? '')
  add('exact', address.isExact ? '1' : '')
  add('by', address.by === 'cause' ? '' : (address.by ?? ''))
  add('at', address.at ?? '')
  add('show', address.show === 'both' ? '' : (address.show ?? ''))
  add('facet', (address.facets ?? []).join(','))
  add('noise', address.isNoiseOpen ? 'open' : '')
  add('viewed', address.hidesViewed ? 'hidden' : '')
  add('raw', address.isRawOpen ? 'open' : '')
  add('texts', address.isWhole ? 'whole' : '')
  add('fold', (address.folds ?? []).join(','))
  const text = search.toString().replace(/%2F/g, '/').replace(/%2C/g, ',').replace(/%3A/g, ':')
  return text === '' ? '/review' : `/review?${text}`
}
