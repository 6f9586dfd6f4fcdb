import type { JsonDocument, JsonValue } from '#lib/json/document'
import type { ExactValue } from '#lib/json/exact'
import type { JsonPath } from '#lib/json/pointer'
import type { Spelling } from '#lib/json/spelling'
import type { Exchange } from './exchange'

/** An exchange with the file that it was read from. Its values may have any shape. */
export interface Recorded extends Exchange {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** The text of the whole file. */
  readonly text: string
  readonly document: JsonDocument
  /** The value of the whole file. */
  readonly value: JsonValue
  /** The value that the request hash and the file's name are made from; often without the answer. */
  readonly hashed: ExactValue
  /** What `hashed` is made from, as the file spells it: where that is equal, `hashed` is. */
  readonly spelled: string
  /** Whether the text is in the recorder's own form. */
  readonly isWritten: boolean
  /** The JSON text of parts of the value, as the file spells them. */
  readonly spelling: Spelling
  /**
   * Returns the offset in the text at which the value at a path starts; if there is no such value, that of its nearest
   * parent.
   */
  startOf(path: JsonPath): number
}
