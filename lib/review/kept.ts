/** The ticks and notes of a review. */
export interface ReviewState {
  /** Keys of what was viewed, by meaning. */
  readonly viewed: readonly string[]
  /** By the path of the change, from the root. */
  readonly notes: Readonly<Record<string, string>>
}

/** What is kept of a review, as a page is told. */
export interface KeptReview extends ReviewState {
  /** Why not all that was kept is there; empty when it is. */
  readonly message: string
}

/** What a page asks to keep. A note that is null or blank is removed. */
export interface KeptChange {
  readonly viewed?:
    | {
        readonly add?: readonly string[] | undefined
        readonly remove?: readonly string[] | undefined
      }
    | undefined
  readonly notes?: Readonly<Record<string, string | null>> | undefined
}
