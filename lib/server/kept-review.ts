import 'server-only'
import type { Repository } from '#lib/git/repository'

/** What is kept of a review: its ticks by meaning, its notes by the path of the change below the root. */
export interface KeptReview {
  readonly viewed: readonly string[]
  readonly notes: Readonly<Record<string, string>>
  /** Why not all that was kept is there; empty when it is. */
  readonly message: string
}

/** What is kept of the review of a base, as the reader named it. */
export function keptReview(_repository: Repository, _base: string): KeptReview {
  return { viewed: [], notes: {}, message: '' }
}
