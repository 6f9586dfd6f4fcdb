/** Which side of a change is shown. */
export const SHOWS = ['old', 'both', 'new'] as const
export type Show = (typeof SHOWS)[number]

/** What a reader chose on the review page: all of it is in the address. */
export interface ReviewAddress {
  /** As the reader named it; empty for the base that is found. */
  readonly base: string
  /** Empty for the work tree. */
  readonly head: string
  /** The path of the chosen change; empty for the first. */
  readonly at: string
  readonly show: Show
  /** Facets and statuses; a change with one of them is listed. */
  readonly facets: readonly string[]
  readonly isNoiseOpen: boolean
  readonly hidesViewed: boolean
  readonly isRawOpen: boolean
  /** Whether long texts are shown whole. */
  readonly isWhole: boolean
  /** Ids of groups that are not as they start: tests open, noise folded. */
  readonly folds: readonly string[]
}

/** Why a page has nothing to review. */
export interface ReviewFailure {
  readonly root: string
  readonly address: ReviewAddress
  readonly code: string
  readonly message: string
  /** Names to take instead of one that does not exist, and which end they are for. */
  readonly nearest: readonly string[]
  readonly end: 'base' | 'head'
}

/** Reads an address. What is no choice that exists counts as not chosen. */
export function readReviewAddress(search: URLSearchParams): ReviewAddress {
  const listOf = (name: string): string[] => (search.get(name) ?? '').split(',').filter((one) => one !== '')
  return {
    base: search.get('base') ?? '',
    head: search.get('head') ?? '',
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

/** The address of the review page; what is as it starts is left out. Paths stay readable. */
export function reviewHref(address: Partial<ReviewAddress>): string {
  const search = new URLSearchParams()
  const add = (name: string, value: string): void => {
    if (value !== '') search.set(name, value)
  }
  add('base', address.base ?? '')
  add('head', address.head ?? '')
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
