import type { Completions } from '#lib/query/completion'
import type { ListAddress } from './address'
import type { Building } from './list-view'
import type { Sort } from './sort'

/**
 * Selects a window of a list's lines. Without an offset, the window is around the first line of `near` (paths, or
 * `group:` and an id) that exists, otherwise around the chosen line.
 */
export interface Window {
  readonly offset: number | null
  readonly limit: number
  readonly near?: readonly string[]
}

/** Asks for a list as a page shows it, by its address, with one window of its lines. */
export interface LinesAsked {
  readonly address: ListAddress
  readonly window: Window
}

/** Asks for the recordings that a query finds, without groups. */
export interface RowsAsked {
  readonly text: string
  readonly sort: Sort
  readonly offset: number
  readonly limit: number
}

/** The completions of a query, counted in the recordings that have been read. */
export interface CompletionsNow extends Completions {
  /** Set while the first index is made, when the counts are not complete. */
  readonly building: Building | null
}

/** The position of a recording in the list, or in the review, that the reader came from. */
export interface Neighbours {
  /** Counted from 1; null when the recording is not in the list. */
  readonly position: number | null
  readonly total: number
  /** Paths of the neighbours; null at an end of the list. */
  readonly previous: string | null
  readonly next: string | null
  /** Set while the first index is made: then position, total and neighbours are among the recordings read so far. */
  readonly building?: Building | null
  /** Those of the two that have no page, because they were removed: only a review shows them. */
  readonly removed?: readonly string[]
}

/** The state of the index. */
export interface IndexState {
  /** Changes whenever a file of the root changes. */
  readonly version: string
  /** Set while the first index is made. */
  readonly building: Building | null
}

/** Something that happened in the root; sent without a question. */
export interface IndexEvent extends IndexState {
  /**
   * `changed`: files came, went or changed. `progress`: the first index is being made. `marked`: the recordings that
   * differ from the base are others than before.
   */
  readonly type: 'changed' | 'progress' | 'marked'
  /** For `changed`: the paths of the changed recordings, up to a limit. */
  readonly paths: readonly string[]
  /** True when more recordings changed than `paths` has. */
  readonly isMore: boolean
}
