import type { ReviewAddress } from './address'
import type { ChangeView } from './detail/change-view'
import type { End } from './ends'
import type { PackedList } from './list-view'
import type { Summary } from './summary'
import type { ReviewStateRead } from './ticks-and-notes'

/** The review page for an address. */
export interface ReviewView {
  /** Changes when anything in the range does. */
  readonly version: string
  /** Absolute path of the opened folder. */
  readonly root: string
  readonly address: ReviewAddress
  readonly base: End
  readonly head: End
  readonly list: PackedList
  readonly summary: Summary
  /** Paths that could not be compared, with the reason. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  readonly state: ReviewStateRead
  /** The chosen change, so that it is in the first HTML. */
  readonly first: ChangeView | null
  /** Why the chosen change cannot be shown; empty when it can. */
  readonly firstProblem: string
}

/**
 * Returns the short name of an end, for column heads and buttons: the name that was asked for, otherwise that of the
 * end that was found.
 */
export function endName(named: string, { name }: End): string {
  return named === '' ? name : named
}
