import type { KnownChanges } from '#lib/entry/change-mark'
import type { ListAddress } from '#lib/list/address'
import type { Building, ListLines, ListView } from '#lib/list/list-view'
import type { Sort } from '#lib/list/sort'
import type { Completions } from '#lib/query/completion'

/**
 * Which lines of a list. Without an offset the window is around the first line of `near` that is there (paths, or `group:`
 * and an id), else around the chosen line.
 */
export interface Window {
  readonly offset: number | null
  readonly limit: number
  readonly near?: readonly string[]
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

/** What the index can be asked, and what it answers. */
export interface Questions {
  /** The list that an address asks for, with one window of its lines. */
  readonly list: [asked: { readonly address: ListAddress; readonly window: Window }, answer: ListView]
  /** One window of the lines of a list. */
  readonly lines: [asked: { readonly address: ListAddress; readonly window: Window }, answer: ListLines]
  /** The body of `GET /api/recordings`, as JSON. */
  readonly rows: [asked: RowsAsked, answer: string]
  /** Null when there is no such recording. */
  readonly neighbours: [
    asked: { readonly address: ListAddress; readonly path: string },
    answer: Neighbours | null,
  ]
  /** How the text of a query can go on at the caret. */
  readonly complete: [asked: { readonly text: string; readonly caret: number }, answer: Completions]
  /** What changed against the base, from now on; its answer is whether that is news. */
  readonly marks: [asked: KnownChanges, answer: boolean]
  readonly state: [asked: null, answer: IndexState]
  /** A file was written by ourselves: it is looked at before the next answer. */
  readonly touched: [asked: null, answer: null]
}

export interface RowsAsked {
  readonly text: string
  readonly sort: Sort
  readonly offset: number
  readonly limit: number
}

export interface IndexState {
  readonly version: string
  readonly building: Building | null
}

/** What happened, told without being asked. */
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
