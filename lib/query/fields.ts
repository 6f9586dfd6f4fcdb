/** Fields that search texts. */
export const TEXT_FIELDS = ['prompt', 'system', 'user', 'answer', 'reasoning'] as const

/** Fields that hold names: `field:value` is found inside a name, `field:=value` is the whole name. */
export const NAME_FIELDS = [
  'test',
  'suite',
  'model',
  'provider',
  'endpoint',
  'kind',
  'tool',
  'finish',
  'hash',
  'problem',
  'change',
  'path',
] as const

/** What `hash:` knows. */
export const VERDICTS: readonly string[] = ['match', 'older', 'mismatch', 'unhashed']

/** What `is:` knows. */
export const STATES = ['stream', 'error', 'changed'] as const

export type TextField = (typeof TEXT_FIELDS)[number]
export type NameField = (typeof NAME_FIELDS)[number]
export type State = (typeof STATES)[number]

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

export function isTextField(name: string): name is TextField {
  return (TEXT_FIELDS as readonly string[]).includes(name)
}

export function isNameField(name: string): name is NameField {
  return (NAME_FIELDS as readonly string[]).includes(name)
}

export function isState(name: string): name is State {
  return (STATES as readonly string[]).includes(name)
}
