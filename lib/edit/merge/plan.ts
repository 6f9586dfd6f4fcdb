import type { JsonDocument, JsonNode } from '#lib/json/document'
import type { Ask, SideName } from './merge'

/** The documents of the three sides. */
export type SideDocuments = Readonly<Record<SideName, JsonDocument>>

/** A value of one of the documents. */
export interface SideValue {
  readonly side: SideName
  readonly node: JsonNode
}

/** How the text of a value of the result is made. */
export type Plan =
  | { readonly kind: 'copy'; readonly from: SideValue }
  | {
      readonly kind: 'container'
      readonly theirs: JsonNode
      readonly parts: readonly PlanPart[]
      readonly layouts: readonly SideValue[]
    }
  | {
      readonly kind: 'ask'
      readonly ask: Ask
      readonly values: Readonly<Record<SideName, readonly JsonNode[]>>
    }

/** A member of an object or an item of a list; or, for an ask, none or some of them. */
export interface PlanPart {
  readonly value: Plan
  /** The key of a member, in the side that it is copied from. */
  readonly key: SideValue | null
  /** Its index in theirs, for the text between it and its neighbours; null when theirs does not have it. */
  readonly index: number | null
}
