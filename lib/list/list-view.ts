import type { Filters } from './filters'
import type { Line } from './line'

/** How far the first index is. */
export interface Building {
  /** Recordings that are in the list. */
  readonly done: number
  /** Files that were found. */
  readonly total: number
}

/** A window of the list. */
export interface ListLines {
  /** Changes whenever a file of the root changes: windows of one list have the same. */
  readonly version: string
  /** Index of the first line. */
  readonly offset: number
  readonly lines: readonly Line[]
  /** Set while the first index is made: the list is not whole. */
  readonly building: Building | null
}

/** The list, with a first window of its lines. */
export interface ListView extends ListLines {
  /** Recordings that match. */
  readonly total: number
  /** Recordings in the root. */
  readonly all: number
  /** Test functions among those that match. */
  readonly tests: number
  /** Files of these tests. */
  readonly files: number
  readonly lineCount: number
  /** `shapeOf` all lines. */
  readonly shape: readonly number[]
  /** Index of the chosen line; null when it is not in the list. */
  readonly at: number | null
  /** Where the first line that was asked for and is still there stands; null when none is. */
  readonly near: { readonly name: string; readonly index: number } | null
  readonly filters: Filters
  /** What could not be read of the query. */
  readonly notes: readonly string[]
  /** Folders and files that could not be read. */
  readonly problems: readonly string[]
  /** What else a reader should know about the index. */
  readonly remarks: readonly string[]
}
