import type { JsonValue } from '#lib/json/document'

/**
 * Why a value counts as noise (docs/format.md, 7). `place` numbers pieces or names their type; `cut` belongs to one
 * chunk.
 */
export type NoiseKind = 'id' | 'time' | 'fingerprint' | 'metadata' | 'place' | 'cut'

/** A value that adds nothing to the answer. */
export interface Noise {
  readonly kind: NoiseKind
  /** Pointer from the item's fields (for server-sent events: from the data) to the value. */
  readonly at: string
  /** `at` after the scope in which the value was read (`Assembly.scope`). */
  readonly path: string
  readonly chunk: number
  readonly value: JsonValue
}

/** The values of an answer that are not content, but are compared. */
export interface Ledger {
  readonly noise: Noise[]
  /** The ids of the calls that the answer's results belong to, in the order of the results. */
  readonly answeredCalls: JsonValue[]
  /** Token counts by path, each path with its values in their order. */
  readonly counts: Map<string, JsonValue[]>
}
