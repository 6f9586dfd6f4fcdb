import type { Instead } from '#lib/query/read-query'
import type { Filters } from './filters'
import type { Line } from './line'

/** The progress of the first index. */
export interface Building {
  /** The number of recordings in the list so far. */
  readonly done: number
  /** The number of files that were found. */
  readonly total: number
}

/** A window of the list. */
export interface ListLines {
  /** Changes whenever a file of the root changes; windows of one list have the same version. */
  readonly version: string
  /** Index of the first line. */
  readonly offset: number
  readonly lines: readonly Line[]
  /** Set while the first index is made, when the list is not complete. */
  readonly building: Building | null
}

/** The list, with a first window of its lines. */
export interface ListView extends ListLines {
  /** The number of matching recordings. */
  readonly total: number
  /** The number of recordings in the root. */
  readonly all: number
  /** The number of test functions among the matching recordings. */
  readonly tests: number
  /** The number of files that these tests are in. */
  readonly files: number
  readonly lineCount: number
  /** The shape of all lines (`shapeOf`). */
  readonly shape: readonly number[]
  /** Index of the chosen line; null when it is not in the list. */
  readonly at: number | null
  /** The first line of `near` that still exists; null when none of them does. */
  readonly near: { readonly name: string; readonly index: number } | null
  readonly filters: Filters
  /** How the query was read, where that is not obvious. */
  readonly notes: readonly string[]
  /** Other queries that the reader may have meant. */
  readonly instead: readonly Instead[]
  /** The number of files that could not be read as text: nothing is found in them. */
  readonly unread: number
  /** Why the changes that the query asks for are not known; empty when they are, or are not asked for. */
  readonly changeNote: string
  /** Messages about folders and files that could not be read. */
  readonly problems: readonly string[]
  /** Other messages about the index for the reader. */
  readonly remarks: readonly string[]
}
