import type { ReviewAddress } from '#lib/review/address'
import type { ChangeView } from '#lib/review/detail/change-view'
import type { PackedList } from '#lib/review/list-view'
import type { Summary } from '#lib/review/summary'
import type { KeptState } from './review-api'

/** One end of what is compared. */
export interface ReviewEnd {
  /** As the reader sees it: `main, 1a2b3c4`. */
  readonly name: string
  /** null for the work tree. */
  readonly commit: string | null
}

/** What the page is given by the server. */
export interface ReviewView {
  /** Absolute path of the folder that is open. */
  readonly root: string
  readonly address: ReviewAddress
  readonly base: ReviewEnd
  readonly head: ReviewEnd
  readonly list: PackedList
  readonly summary: Summary
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  readonly kept: KeptState
  readonly first: ChangeView | null
  /** Why the first change is not there; empty when it is. */
  readonly firstProblem: string
}

/** The short name of an end, for the heads of columns and buttons: what was asked for, or what was found. */
export function endName(named: string, { name }: ReviewEnd): string {
  return named === '' ? name : named
}
