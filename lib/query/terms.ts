import type { NameField, NumberField, State, TextField } from './fields'

/** One condition. A recording matches a query when all of its terms hold. */
export type Term = TextTerm | NameTerm | NumberTerm | StateTerm

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

/** A number in a range: `size:>100kB`, `chunks:10..50`. */
export interface NumberTerm {
  readonly type: 'number'
  readonly negated: boolean
  readonly field: NumberField
  /** The range as `rangeIn` reads it. */
  readonly value: string
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
