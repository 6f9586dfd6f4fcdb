import type { JsonDocument, JsonValue } from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'
import type { Spelling } from '#lib/json/spelling'
import type { Exchange } from './exchange'

/** What the request hash and the file's name are made from. */
export interface Hashed {
  /** Of the whole file. */
  readonly value: JsonValue
  /**
   * In the recorder's own form, which spells each number as Python reads it: `1.0` is not `1`. Without the answer, unless
   * the name depends on it.
   */
  readonly text: string
  /** The parts of what is hashed, once they are written; null when the recorder does not hash such a request. */
  parts?: KeyParts | null
}

/** What is hashed of a request, part by part: with and without the test id, the others are the same. */
export interface KeyParts {
  /** In sorted order. */
  readonly members: readonly (readonly [key: string, text: string])[]
  /** Whether normalising changed anything; if not, the parts are the same by any rule. */
  readonly isNormalized: boolean
}

/** An exchange with the file that it was read from. Its values may have any shape. */
export interface Recorded extends Exchange {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** The text of the whole file. */
  readonly text: string
  readonly document: JsonDocument
  /** The value of the whole file. */
  readonly value: JsonValue
  readonly hashed: Hashed
  /** The text of `hashed`, as the file spells it: where that is equal, `hashed` is. */
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
