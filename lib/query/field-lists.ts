import type {
  ColumnHead,
  Field,
  FilterFacts,
  NameFieldFacts,
  NumberFieldFacts,
  SortFacts,
  TerminalColumn,
} from './field'
import {
  FIELDS,
  type FieldName,
  type FilterName,
  type NameField,
  type NumberField,
  type SortKey,
  STATES,
  type State,
  type TextField,
} from './fields'

/* Lists made from the table of fields, each in the table's order. */

const NAMES = keysOf(FIELDS)

/** Fields that search texts. */
export const TEXT_FIELDS: readonly TextField[] = NAMES.filter(isTextField)

/** Fields that compare names. */
export const NAME_FIELDS: readonly NameField[] = NAMES.filter(isNameField)

/** Fields that compare numbers. */
export const NUMBER_FIELDS: readonly NumberField[] = NAMES.filter(isNumberField)

/** The states that `is:` accepts. */
export const STATE_NAMES: readonly State[] = keysOf(STATES)

/** The filters in the side panel of the list. */
export const FILTERS: readonly ({ readonly name: FilterName } & FilterFacts)[] = NAMES.flatMap((name) => {
  const field = FIELDS[name]
  return isFilter(name) && 'filter' in field ? [{ name, ...field.filter }] : []
})

/** The keys by which the list can be sorted. */
export const SORTS: readonly (SortFacts & { readonly key: SortKey })[] = NAMES.flatMap((name) => {
  const field = FIELDS[name]
  return 'sort' in field ? [field.sort] : []
})

/** The columns of the list page. */
export const COLUMNS: readonly ({ readonly id: SortKey } & ColumnHead)[] = NAMES.flatMap((name) => {
  const field = FIELDS[name]
  return 'column' in field ? [{ id: field.sort.key, ...field.column }] : []
})

/** The columns of `tapedeck list`. */
export const TERMINAL_COLUMNS: readonly TerminalColumn[] = NAMES.flatMap((name) => {
  const field: Field = FIELDS[name]
  return field.terminal ?? []
})

export function isTextField(name: string): name is TextField {
  return isField(name) && FIELDS[name].type === 'text'
}

export function isNameField(name: string): name is NameField {
  return isField(name) && FIELDS[name].type === 'name'
}

export function isNumberField(name: string): name is NumberField {
  return isField(name) && FIELDS[name].type === 'number'
}

export function isState(name: string): name is State {
  return Object.hasOwn(STATES, name)
}

/** Returns the facts of a name field. */
export function nameField(name: NameField): NameFieldFacts {
  return FIELDS[name]
}

/** Returns the facts of a number field. */
export function numberField(name: NumberField): NumberFieldFacts {
  return FIELDS[name]
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name)
}

function isFilter(name: FieldName): name is FilterName {
  return 'filter' in FIELDS[name]
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[]
}
