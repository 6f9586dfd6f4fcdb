import type { JsonDocument, JsonValue } from '#lib/json/document'
import type { ExactValue } from '#lib/json/exact'
import type { JsonPath } from '#lib/json/pointer'
import type { Spelling } from '#lib/json/spelling'
import type { Exchange } from './exchange'

/** An exchange with the file it was read from. Its values may have any shape. */
export interface Recorded extends Exchange {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** The text of the whole file. */
  readonly text: string
  readonly document: JsonDocument
  /** The value of the whole file. */
  readonly value: JsonValue
  /** What the request hash and the file's name are made from; often without the answer. */
  readonly hashed: ExactValue
  /** Whether the text is in the recorder's own form. */
  readonly isWritten: boolean
  /** JSON text of parts of the value, as the file spells them. */
  readonly spelling: Spelling
  /** The offset in the text where the value at a path starts, or the nearest one above it that is there. */
  startOf(path: JsonPath): number
}
