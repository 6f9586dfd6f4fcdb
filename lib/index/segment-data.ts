import type { Row, Said, SearchTexts } from '#lib/entry/row'

/** The short parts of an entry, always in memory: everything that lists sort, count and filter by. */
export interface Head extends Omit<Row, keyof BodyRow> {
  readonly changed: number
  /** False when the file was written just before it was read, so that its times may not show a later change. */
  readonly isSettled: boolean
  /** The names of the called tools, one for each call. */
  readonly tools: readonly string[]
}

/** The long parts of a row, which are needed only for the rows in sight. */
export type BodyRow = Said['row']

export interface Body extends BodyRow {
  readonly texts: SearchTexts
}

/** A body as it is stored. A number is the index of the text within its part (`user`, `answer`, `reasoning`). */
export interface StoredBody extends Pick<Body, 'toolCalls' | 'texts'> {
  readonly prompt: string | number
  readonly answer: string | number
  readonly reasoning: string | number
}

/**
 * Entries in buffers. An entry's slot is its index in `heads`. Offsets are in bytes. Tables of starts have one more
 * item than there are entries or texts: the end.
 */
export interface SegmentData {
  readonly heads: readonly Head[]
  /** JSON of each entry's `StoredBody`. Long texts have only their beginnings. */
  readonly bodies: Uint8Array
  readonly bodyStarts: Float64Array
  /** The `StoredBody` of an entry with long texts as a whole, compressed; nothing for others. */
  readonly wholes: Uint8Array
  readonly wholeStarts: Float64Array
  /** JSON of each entry's turn. */
  readonly turns: Uint8Array
  readonly turnStarts: Float64Array
  /** The folded texts in UTF-8, each ended by 0xff. The texts of an entry are consecutive. */
  readonly texts: Uint8Array
  readonly textStarts: Float64Array
  /** Index in `PARTS` for each text. */
  readonly textKinds: Uint8Array
  /** Index of the first text of each entry. */
  readonly firstTexts: Uint32Array
}
