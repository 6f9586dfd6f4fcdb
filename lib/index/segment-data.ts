import type { Row, SearchTexts } from '#lib/entry/row'

/** What is kept ready of an entry: all that lists sort, count and filter by. */
export interface Head extends Omit<Row, keyof BodyRow> {
  readonly changed: number
  /** False when the file was written just before it was read: a later change may then not show in its times. */
  readonly isSettled: boolean
  /** Names of the tools that were called, one for each call. */
  readonly tools: readonly string[]
}

/** The long parts of a row, which only the rows in sight need. */
export type BodyRow = Pick<Row, 'prompt' | 'answer' | 'reasoning' | 'toolCalls'>

export interface Body extends BodyRow {
  readonly texts: SearchTexts
}

/** A body as it is kept: a number is the place of the text in its part (`user`, `answer`, `reasoning`). */
export interface StoredBody extends Pick<Body, 'toolCalls' | 'texts'> {
  readonly prompt: string | number
  readonly answer: string | number
  readonly reasoning: string | number
}

/**
 * Entries in buffers. An entry's slot is its place in `heads`. Offsets are in bytes; tables of starts have one more
 * item, the end.
 */
export interface SegmentData {
  readonly heads: readonly Head[]
  /** JSON of each entry's `StoredBody`. */
  readonly bodies: Uint8Array
  readonly bodyStarts: Float64Array
  /** The folded texts in UTF-8, each ended by 0xff; those of an entry follow each other. */
  readonly texts: Uint8Array
  readonly textStarts: Float64Array
  /** Index in `PARTS` of each text. */
  readonly textKinds: Uint8Array
  /** Index of the first text of each entry. */
  readonly firstTexts: Uint32Array
}
