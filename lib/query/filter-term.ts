import { nameField } from './field-lists'
import type { NameField } from './fields'
import { foldText } from './fold-text'
import type { NameTerm } from './terms'

/** Returns true when the plain value would also match another value of the field, so that it needs `=`. */
export function needsExact(field: NameField, value: string, others: readonly string[]): boolean {
  if (nameField(field).isWhole) return false
  const folded = foldText(value)
  return others.some((other) => other !== value && foldText(other).includes(folded))
}

/**
 * Makes the term for one value of a filter: exact when the plain value would also match another value.
 * @param others all values of the filter
 */
export function filterTerm(field: NameField, value: string, others: readonly string[]): NameTerm {
  return { type: 'name', negated: false, field, exact: needsExact(field, value, others), values: [value] }
}
