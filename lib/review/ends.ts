/** One end of what is compared. */
export interface End {
  /** As the reader sees it: `main, 1a2b3c4`. */
  readonly name: string
  /** Its id, in full; null for the work tree. */
  readonly commit: string | null
}

export interface Ref {
  /**
   * As a reader types it: `main`, `origin/main`, `v1.2`; the full name where the short one would mean something else.
   */
  readonly name: string
  readonly kind: 'branch' | 'remote' | 'tag'
}

export interface CommitLine {
  /** Its id, in full. */
  readonly commit: string
  readonly subject: string
}

/** What a reader can choose an end from. */
export interface RefLists {
  /** The youngest commit first. */
  readonly refs: readonly Ref[]
  /** The last commits of HEAD, the youngest first; none on an unborn branch. */
  readonly commits: readonly CommitLine[]
}
