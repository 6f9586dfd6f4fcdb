import type { ReviewAddress } from './address'
import type { ChangeView } from './detail/change-view'
import type { End } from './ends'
import type { PackedList } from './list-view'
import type { Summary } from './summary'
import type { ReviewStateRead } from './ticks-and-notes'

/** What the review page shows for an address. */
export interface ReviewView {
  /** Another one when anything of the range is. */
  readonly version: string
  /** Absolute path of the folder that is open. */
  readonly root: string
  readonly address: ReviewAddress
  readonly base: End
  readonly head: End
  readonly list: PackedList
  readonly summary: Summary
  /** What could not be compared, and why. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  readonly state: ReviewStateRead
  /** The chosen change, so that it stands in the first HTML. */
  readonly first: ChangeView | null
  /** Why the chosen change is not there; empty when it is. */
  readonly firstProblem: string
}

/** The short name of an end, for the heads of columns and buttons: what was asked for, or what was found. */
export function endName(named: string, { name }: End): string {
  return named === '' ? name : named
}
