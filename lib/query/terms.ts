import type { NameField, State, TextField } from './fields'

/** One condition. A recording matches a query when all of its terms hold. */
export type Term = TextTerm | NameTerm | StateTerm

/** A word or phrase, searched in one text field, or in all of them when `field` is null. */
export interface TextTerm {
  readonly type: 'text'
  readonly negated: boolean
  readonly field: TextField | null
  readonly value: string
}

/** A name. One of its values must match: `model:gpt-4o|llama`. */
export interface NameTerm {
  readonly type: 'name'
  readonly negated: boolean
  readonly field: NameField
  /** True when a value must be the whole name, in the same case. */
  readonly exact: boolean
  readonly values: readonly string[]
}

export interface StateTerm {
  readonly type: 'state'
  readonly negated: boolean
  readonly state: State
}

export interface Query {
  readonly terms: readonly Term[]
  /** What could not be read, or cannot match anything; one sentence each. */
  readonly notes: readonly string[]
}
