import type { SameRequest } from '#lib/check/same-request'
import type { KnownChanges } from '#lib/entry/change-mark'
import type { Row } from '#lib/entry/row'
import type { ListAddress } from '#lib/list/address'
import type { CompletionsNow, IndexState, LinesAsked, Neighbours, RowsAsked } from '#lib/list/asked'
import type { ListLines, ListView } from '#lib/list/list-view'
import type { TestAsked, TestOutline } from '#lib/test/outline'
import type { TestStrip } from '#lib/test/strip'
import type { VariantTable } from '#lib/test/variants'

/** The questions that the index answers. */
export interface Questions {
  /** The list for an address, with one window of its lines. */
  readonly list: [asked: LinesAsked, answer: ListView]
  /** One window of a list's lines. */
  readonly lines: [asked: LinesAsked, answer: ListLines]
  /** The body of `GET /api/recordings`, as JSON. */
  readonly rows: [asked: RowsAsked, answer: string]
  readonly neighbours: [asked: { readonly address: ListAddress; readonly path: string }, answer: Neighbours]
  /** The other recordings of a recording's request; null when there are none. */
  readonly same: [asked: string, answer: SameRequest | null]
  /** The facts by which every recording is found, and who wants its name. */
  readonly known: [asked: null, answer: readonly Pick<Row, 'path' | 'testId' | 'endpoint' | 'hash'>[]]
  /** The paths of the recordings that match a query. */
  readonly paths: [asked: string, answer: readonly string[]]
  /** The completions for the text of a query at the caret. */
  readonly complete: [asked: { readonly text: string; readonly caret: number }, answer: CompletionsNow]
  /** Sets the changes against the base. The answer is whether anything is different from before. */
  readonly marks: [asked: KnownChanges, answer: boolean]
  /** A test with its recordings in order; null when no recording is of it. */
  readonly test: [asked: TestAsked, answer: TestOutline | null]
  /** The variants of a test side by side; null when no recording is of it. */
  readonly variants: [asked: string, answer: VariantTable | null]
  /** The test around a recording; null when it has none. */
  readonly strip: [asked: string, answer: TestStrip | null]
  readonly state: [asked: null, answer: IndexState]
  /** This server wrote some files, or any: the index looks at them before the next answer. */
  readonly touched: [asked: readonly string[] | null, answer: null]
}
