import type { NameField, State, TextField } from './fields'

/** One condition. All terms of a query must hold. */
export type Term = TextTerm | NameTerm | StateTerm

/** A word or phrase in the texts of a recording: of one field, or of all of them. */
export interface TextTerm {
  readonly type: 'text'
  readonly negated: boolean
  readonly field: TextField | null
  readonly value: string
}

/** A name. With several values one of them is enough: `model:gpt-4o|llama`. */
export interface NameTerm {
  readonly type: 'name'
  readonly negated: boolean
  readonly field: NameField
  /** The whole name, its case too. */
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
  /** What could not be read, or cannot match; one sentence each. */
  readonly notes: readonly string[]
}
