import type { ListAddress } from './address'
import type { Building } from './list-view'
import type { Sort } from './sort'

/**
 * Which lines of a list. Without an offset the window is around the first line of `near` that is there (paths, or `group:`
 * and an id), else around the chosen line.
 */
export interface Window {
  readonly offset: number | null
  readonly limit: number
  readonly near?: readonly string[]
}

/** A list as a page shows it, by its address, with one window of its lines. */
export interface LinesAsked {
  readonly address: ListAddress
  readonly window: Window
}

/** The recordings that a query finds, without groups. */
export interface RowsAsked {
  readonly text: string
  readonly sort: Sort
  readonly offset: number
  readonly limit: number
}

/** Where a recording stands in the list that the reader came from. */
export interface Neighbours {
  /** From 1; null when the list does not hold the recording. */
  readonly position: number | null
  readonly total: number
  /** Paths. */
  readonly previous: string | null
  readonly next: string | null
}

/** How far the index is. */
export interface IndexState {
  /** Changes whenever a file of the root changes. */
  readonly version: string
  /** Set while the first index is made. */
  readonly building: Building | null
}

/** What happened in the root, told without being asked. */
export interface IndexEvent extends IndexState {
  /**
   * `changed`: files came, went or changed. `progress`: the first index is being made. `marked`: other recordings are
   * known as changed against the base.
   */
  readonly type: 'changed' | 'progress' | 'marked'
  /** Of `changed`: which recordings, as far as they are few. */
  readonly paths: readonly string[]
  /** True when more changed than `paths` names. */
  readonly isMore: boolean
}
