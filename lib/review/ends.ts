/** One end of a range. */
export interface End {
  /** As the reader sees it: `main, 1a2b3c4`. */
  readonly name: string
  /** The full id of the commit; null for the work tree. */
  readonly commit: string | null
  /** What a reader should know of the choice of this end, in one sentence; missing when there is nothing to say. */
  readonly note?: string
  /** True for the commit where the head left a base that has moved on since. */
  readonly isParting?: boolean
  /** True for a base that was named and is compared as it is now, because that was asked for. */
  readonly isExact?: boolean
}

export interface Ref {
  /** As a user types it: `main`, `origin/main`, `v1.2`; the full name when the short one would mean something else. */
  readonly name: string
  readonly kind: 'branch' | 'remote' | 'tag'
}

export interface CommitLine {
  /** The full id of the commit. */
  readonly commit: string
  readonly subject: string
}

/** The refs and commits from which a reader can choose an end. */
export interface RefLists {
  /** The youngest commit first. */
  readonly refs: readonly Ref[]
  /** The last commits of HEAD, the youngest first; empty on an unborn branch. */
  readonly commits: readonly CommitLine[]
}
