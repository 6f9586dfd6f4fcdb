import type { KnownChanges } from '#lib/entry/change-mark'
import type { ListAddress } from '#lib/list/address'
import type { IndexState, LinesAsked, Neighbours, RowsAsked } from '#lib/list/asked'
import type { ListLines, ListView } from '#lib/list/list-view'
import type { Completions } from '#lib/query/completion'

/** What the index can be asked, and what it answers. */
export interface Questions {
  /** The list that an address asks for, with one window of its lines. */
  readonly list: [asked: LinesAsked, answer: ListView]
  /** One window of the lines of a list. */
  readonly lines: [asked: LinesAsked, answer: ListLines]
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
